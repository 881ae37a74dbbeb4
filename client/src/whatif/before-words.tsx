import type { SiteTrialChange } from '../edit/trial-draft.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';

/** What stands on record of what a change is about: いま 毎週水曜. */
export function BeforeWords({ change }: { readonly change: SiteTrialChange }) {
  const text = useText();
  const format = useFormat();
  const { kind, scheduleBefore, capacityBefore } = change;
  if (kind === 'CHANGE_OPENINGS')
    return (
      <p className="whatif-note">{text('whatif.before', { words: scheduleBefore ?? text('whatif.before.none') })}</p>
    );
  if (kind === 'CHANGE_CAPACITY') {
    const words =
      capacityBefore === null
        ? text('whatif.before.none')
        : text('whatif.change.seats', { n: format.number(capacityBefore) });
    return <p className="whatif-note">{text('whatif.before', { words })}</p>;
  }
  return null;
}
