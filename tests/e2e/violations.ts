import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Scope {
  /** Rules that say nothing here. */
  readonly exceptFor?: readonly string[];
  /** A selector: what lies within it alone is looked at. */
  readonly within?: string;
}

/** Rule and place of what axe finds on a page that holds no other one. */
export async function violations(page: Page, { exceptFor = [], within }: Scope = {}): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe would not look into the frames of this page');
  const axe = new AxeBuilder({ page })
    // what passes need not be described: that takes as long as finding it
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .disableRules([...exceptFor])
    // else the frames of a page are put together in a second, empty page, which costs three times what looking does
    .setLegacyMode();
  if (within) axe.include(within);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
