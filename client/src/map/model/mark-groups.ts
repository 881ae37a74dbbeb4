import type { TownKind } from '../../town/town.ts';

/** Why a kind can't be drawn: counted per area, no record of it yet, or none of its records has a place. */
export type Hindrance = 'counted' | 'no-record' | 'no-place';

export function hindrance({ mode, count, withoutPlace }: TownKind): Hindrance | null {
  if (mode === 'COUNT') return 'counted';
  if (count === 0) return 'no-record';
  return withoutPlace >= count ? 'no-place' : null;
}

/** Kinds that share an icon and stand in one row of the card. */
export interface MarkGroup {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly kinds: readonly TownKind[];
  /** The kinds of it that can be drawn. */
  readonly drawable: readonly TownKind[];
}

/** In the order of the catalogue. */
export function markGroups(kinds: readonly TownKind[]): readonly MarkGroup[] {
  const byGroup = Map.groupBy(kinds, ({ group }) => group);
  return [...byGroup].flatMap(([id, members]) => {
    const [first] = members;
    if (!first) return [];
    const drawable = members.filter((kind) => hindrance(kind) === null);
    // a group of one kind that can be drawn goes by that kind's own word
    const [only] = drawable;
    const name = only && drawable.length === 1 ? only.shortName : first.groupName;
    return [{ id, name, icon: first.icon, kinds: members, drawable }];
  });
}

/** Groups in the card itself; the others are one press away. */
const CARD_GROUPS = 8;

/** Drawn until somebody chooses: what stands in the card. */
export const defaultKinds = (groups: readonly MarkGroup[]): ReadonlySet<string> =>
  new Set(cardGroups(groups).flatMap(({ drawable }) => drawable.map(({ id }) => id)));

/** The first groups of which anything can be drawn. */
export const cardGroups = (groups: readonly MarkGroup[]): readonly MarkGroup[] =>
  groups.filter(({ drawable }) => drawable.length > 0).slice(0, CARD_GROUPS);
