/** つぎに置くなら, as the address holds what is asked. */
export interface SitingView {
  readonly method: SitingMethod;
  readonly count: number;
  /** Of LSCP: percent of the people to bring within reach; null: everybody whom any candidate can. */
  readonly share: number | null;
  /** Of MCLP: the area with the least part of its people within reach comes as high as it goes. */
  readonly leavesNone: boolean;
  /** Of MCLP: at most so many in one area; null: as many as help. */
  readonly perArea: number | null;
  /** Where the next ones could be: the town's halls, facilities of some kinds, or the middles of a grid. */
  readonly from: CandidateSource;
  /** 地区番号 of the areas whose people count; null: the whole town. */
  readonly areas: readonly number[] | null;
  /** Which of the equal choices is looked at; 0 is the first. */
  readonly choice: number;
}

export type SitingMethod = 'MCLP' | 'LSCP' | 'P_MEDIAN' | 'P_CENTER';

/** As the address names them. */
const METHODS = [
  { method: 'MCLP', word: 'most' },
  { method: 'LSCP', word: 'all' },
  { method: 'P_MEDIAN', word: 'mean' },
  { method: 'P_CENTER', word: 'farthest' },
] as const satisfies readonly { method: SitingMethod; word: string }[];

export const SITING_METHODS: readonly SitingMethod[] = METHODS.map(({ method }) => method);

export const SHARES = [95, 90, 80] as const;

export const MOST_PER_AREA = [1, 2, 3] as const;

export type CandidateSource =
  | { readonly by: 'halls' }
  | { readonly by: 'kinds'; readonly kinds: readonly string[] }
  | { readonly by: 'grid'; readonly meters: number };

export const GRID_METERS = [250, 500, 1000] as const;

/** More places than anyone opens at once. */
export const MOST_PLACES = 10;

const FIRST_COUNT = 3;

/** `how=mean`, `n=3`, `share=90`, `none=1` (no area is left behind), `per=1`, `from=kominkan,neighbourhood-hall` or `from=grid-500`, `areas=1,12`, `choice=2`; what makes no sense is the default. */
export function parseSiting(query: URLSearchParams): SitingView {
  const count = Number(query.get('n') ?? FIRST_COUNT);
  const choice = Number(query.get('choice') ?? 0);
  const areas = (query.get('areas') ?? '')
    .split(',')
    .filter((text) => /^\d{1,6}$/.test(text))
    .map(Number);
  return {
    method: METHODS.find(({ word }) => word === query.get('how'))?.method ?? 'MCLP',
    leavesNone: query.get('none') === '1',
    perArea: MOST_PER_AREA.find((most) => String(most) === query.get('per')) ?? null,
    share: SHARES.find((share) => String(share) === query.get('share')) ?? null,
    count: Number.isInteger(count) && count >= 1 && count <= MOST_PLACES ? count : FIRST_COUNT,
    from: parseSource(query.get('from') ?? ''),
    areas: areas.length > 0 ? areas : null,
    choice: Number.isInteger(choice) && choice > 0 ? choice : 0,
  };
}

export function formatSiting({
  method,
  share,
  leavesNone,
  perArea,
  count,
  from,
  areas,
  choice,
}: SitingView): readonly [name: string, value: string | null][] {
  const { word } = METHODS.find((known) => known.method === method) ?? METHODS[0];
  return [
    ['how', method === 'MCLP' ? null : word],
    ['share', method === 'LSCP' && share !== null ? String(share) : null],
    ['none', method === 'MCLP' && leavesNone ? '1' : null],
    ['per', method === 'MCLP' && perArea !== null ? String(perArea) : null],
    ['n', method === 'LSCP' || count === FIRST_COUNT ? null : String(count)],
    ['from', formatSource(from)],
    ['areas', areas?.join(',') ?? null],
    ['choice', choice === 0 ? null : String(choice)],
  ];
}

function parseSource(text: string): CandidateSource {
  const meters = GRID_METERS.find((known) => text === `grid-${known}`);
  if (meters !== undefined) return { by: 'grid', meters };
  const kinds = text.split(',').filter(Boolean);
  return kinds.length > 0 ? { by: 'kinds', kinds } : { by: 'halls' };
}

function formatSource(from: CandidateSource): string | null {
  if (from.by === 'grid') return `grid-${from.meters}`;
  return from.by === 'kinds' ? from.kinds.join(',') : null;
}
