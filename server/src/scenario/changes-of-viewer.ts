import { visibleLevels } from '../account/index.ts';
import { resourceOf } from '../site-change/index.ts';
import {
  isSiteChange,
  type KeptChange,
  type KeptSite,
  type NamedChange,
  nameKeptChange,
  WITHHELD_CHANGE,
} from './scenario-change.ts';
import type { ScenarioContext } from './scenario-context.ts';

type Seeing = Pick<ScenarioContext, 'viewer' | 'resources' | 'resourceKinds'>;

/** The changes that are about places which the viewer may not know the whereabouts of. */
export async function withheldChanges(
  { viewer, resources, resourceKinds }: Seeing,
  code: string,
  changes: readonly KeptChange[],
): Promise<ReadonlySet<KeptChange>> {
  if (viewer.audience === 'STAFF') return new Set();
  const levels = new Set<string>(visibleLevels(viewer));
  const withheld = await Promise.all(
    changes.map(async (change) => {
      // where buses stop everybody may know
      if (!isSiteChange(change) || isOfStop(change)) return [];
      const id = resourceOf(change);
      const isShown =
        change.kind === 'ADD_PLACE'
          ? levels.has((await resourceKinds.findKind(code, change.resourceKind))?.visibility ?? 'STAFF')
          : id !== undefined && ((await resources.findResource(id))?.location ?? null) !== null;
      return isShown ? [] : [change];
    }),
  );
  return new Set(withheld.flat());
}

const isOfStop = ({ words }: KeptSite): boolean => words !== null && words.resourceKind === null;

/** Changes in the words that the viewer may read; one that is withheld from them stands there without any. */
export async function nameForViewer(
  context: Seeing,
  code: string,
  kept: readonly KeptChange[],
): Promise<NamedChange[]> {
  const withheld = await withheldChanges(context, code, kept);
  return kept.map((change) => (withheld.has(change) ? WITHHELD_CHANGE : nameKeptChange(change)));
}
