/** Where the next ones could be: the town's halls, the middles of a grid, or what somebody chose. */
export type CandidateSource =
  | { readonly by: 'halls' }
  | { readonly by: 'grid'; readonly meters: number }
  | ({ readonly by: 'chosen' } & ChosenCandidates);

/** All facilities of some kinds but for some, single ones, and points of the map. */
export interface ChosenCandidates {
  readonly kinds: readonly string[];
  /** Ids of facilities of these kinds that are none. */
  readonly without: readonly string[];
  /** Ids of facilities that are none of these kinds. */
  readonly single: readonly string[];
  readonly points: readonly CandidatePoint[];
}

export type CandidatePoint = readonly [longitude: number, latitude: number];

export const HALLS: CandidateSource = { by: 'halls' };

export const NOTHING_CHOSEN: ChosenCandidates = { kinds: [], without: [], single: [], points: [] };

export const GRID_METERS = [250, 500, 1000] as const;

/** More an address doesn't hold that somebody sends on; whoever wants more takes a kind whole. */
export const MOST_SINGLE = 60;

/** Some ten metres: a hall is larger. */
const DIGITS = 4;

/**
 * `from=grid-500`, or `from=kominkan,salon` with `not=` and `also=` (ids) and `at=136.1301,34.7683,136.2,34.8`; `from=chosen` where nothing is
 * chosen yet. What makes no sense is left out; nothing at all: the halls.
 */
export function parseSource(query: URLSearchParams): CandidateSource {
  const from = query.get('from') ?? '';
  const meters = GRID_METERS.find((known) => from === `grid-${known}`);
  if (meters !== undefined) return { by: 'grid', meters };
  const list = (name: string) => [...new Set((query.get(name) ?? '').split(',').filter(Boolean))];
  const kinds = list('from').filter((kind) => kind !== 'chosen');
  const chosen = {
    kinds,
    without: kinds.length > 0 ? list('not').slice(0, MOST_SINGLE) : [],
    single: list('also').slice(0, MOST_SINGLE),
    points: parsePoints(query.get('at') ?? ''),
  };
  return from === 'chosen' || countOf(chosen) > 0 ? { by: 'chosen', ...chosen } : HALLS;
}

export function formatSource(from: CandidateSource): readonly [name: string, value: string | null][] {
  if (from.by === 'halls') return [];
  if (from.by === 'grid') return [['from', `grid-${from.meters}`]];
  const { kinds, without, single, points } = from;
  return [
    ['from', textOf(kinds) ?? (countOf(from) > 0 ? null : 'chosen')],
    ['not', textOf(without)],
    ['also', textOf(single)],
    ['at', textOf(points.flat())],
  ];
}

const textOf = (list: readonly (string | number)[]) => (list.length > 0 ? list.join(',') : null);

/** A kind counts as one: how many facilities it has is not in the address. */
const countOf = ({ kinds, single, points }: ChosenCandidates): number => kinds.length + single.length + points.length;

/** A point as the address can hold it. */
export const candidatePoint = ([longitude, latitude]: readonly [number, number]): CandidatePoint => [
  Number(longitude.toFixed(DIGITS)),
  Number(latitude.toFixed(DIGITS)),
];

/** With a facility more, or with one less; `kind` is its own. */
export function toggleFacility(chosen: ChosenCandidates, { id, kind }: { id: string; kind: string }): ChosenCandidates {
  const { kinds, without, single } = chosen;
  const turned = (ids: readonly string[]) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  return kinds.includes(kind)
    ? { ...chosen, without: turned(without), single: single.filter((each) => each !== id) }
    : { ...chosen, single: turned(single) };
}

export const isChosen = ({ kinds, without, single }: ChosenCandidates, { id, kind }: { id: string; kind: string }) =>
  kinds.includes(kind) ? !without.includes(id) : single.includes(id);

function parsePoints(text: string): CandidatePoint[] {
  const degrees = text.split(',');
  const points: CandidatePoint[] = [];
  for (let at = 0; at + 1 < degrees.length && points.length < MOST_SINGLE; at += 2) {
    const [longitude, latitude] = [degrees[at] ?? '', degrees[at + 1] ?? ''];
    const isNumber = [longitude, latitude].every((each) => /^-?\d{1,3}(\.\d+)?$/.test(each));
    if (isNumber && Math.abs(Number(longitude)) <= 180 && Math.abs(Number(latitude)) <= 90)
      points.push(candidatePoint([Number(longitude), Number(latitude)]));
  }
  return points.filter(([x, y], at) => points.findIndex(([ox, oy]) => ox === x && oy === y) === at);
}
