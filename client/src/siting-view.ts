import { type CandidateSource, formatSource, parseSource } from './candidate-source.ts';

/** つぎに置くなら, as the address holds what is asked. */
export interface SitingView {
  readonly method: SitingMethod;
  readonly count: number;
  /** Of LSCP: percent of the people to bring within reach; null: everybody whom any candidate can. */
  readonly share: number | null;
  /** Of MCLP: 定員, how many people one place can take; null: as many as come. */
  readonly capacity: number | null;
  /** Of MCLP: what every area is to have. */
  readonly least: LeastShare | null;
  /** Of MCLP: at most so many in one area; null: as many as help. */
  readonly perArea: number | null;
  readonly from: CandidateSource;
  /** 地区番号 of the areas whose people count; null: the whole town. */
  readonly areas: readonly number[] | null;
  /** Which of the equal choices is looked at; 0 is the first. */
  readonly choice: number;
}

export type SitingMethod = 'MCLP' | 'LSCP' | 'P_MEDIAN' | 'P_CENTER';

/** The area with the least part of its people within reach comes as high as it goes; or every area to so many percent. */
export type LeastShare = 'highest' | number;

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

/** Percent, in the steps that everybody may ask for. */
export const LEAST_SHARES: readonly number[] = Array.from({ length: 20 }, (_, step) => 5 * (step + 1));

/** More than any hall of a town takes. */
export const MOST_CAPACITY = 9_999;

/** More places than anyone opens at once. */
export const MOST_PLACES = 10;

const FIRST_COUNT = 3;

/**
 * `how=mean`, `n=3`, `share=90`, `cap=40`, `least=50` (percent of each area; `none=1`: as high as it goes), `per=1`, the candidates
 * (`parseSource`), `areas=1,12`, `choice=2`; what makes no sense is the default.
 */
export function parseSiting(query: URLSearchParams): SitingView {
  const count = Number(query.get('n') ?? FIRST_COUNT);
  const choice = Number(query.get('choice') ?? 0);
  const areas = (query.get('areas') ?? '')
    .split(',')
    .filter((text) => /^\d{1,6}$/.test(text))
    .map(Number);
  return {
    method: METHODS.find(({ word }) => word === query.get('how'))?.method ?? 'MCLP',
    capacity: parseCapacity(query.get('cap') ?? ''),
    least:
      query.get('none') === '1'
        ? 'highest'
        : (LEAST_SHARES.find((percent) => String(percent) === query.get('least')) ?? null),
    perArea: MOST_PER_AREA.find((most) => String(most) === query.get('per')) ?? null,
    share: SHARES.find((share) => String(share) === query.get('share')) ?? null,
    count: Number.isInteger(count) && count >= 1 && count <= MOST_PLACES ? count : FIRST_COUNT,
    from: parseSource(query),
    areas: areas.length > 0 ? areas : null,
    choice: Number.isInteger(choice) && choice > 0 ? choice : 0,
  };
}

/** A number of people as somebody types it, in either width; null where it is none from 1 to 9,999. */
export function parseCapacity(typed: string): number | null {
  const digits = typed.normalize('NFKC').replaceAll(',', '').trim();
  const people = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return people >= 1 && people <= MOST_CAPACITY ? people : null;
}

export function formatSiting({
  method,
  share,
  capacity,
  least,
  perArea,
  count,
  from,
  areas,
  choice,
}: SitingView): readonly [name: string, value: string | null][] {
  const { word } = METHODS.find((known) => known.method === method) ?? METHODS[0];
  const isMost = method === 'MCLP';
  return [
    ['how', isMost ? null : word],
    ['share', method === 'LSCP' ? textOf(share) : null],
    ['cap', isMost ? textOf(capacity) : null],
    ['none', isMost && least === 'highest' ? '1' : null],
    ['least', isMost && least !== 'highest' ? textOf(least) : null],
    ['per', isMost ? textOf(perArea) : null],
    ['n', method === 'LSCP' || count === FIRST_COUNT ? null : String(count)],
    ...formatSource(from),
    ['areas', areas?.join(',') ?? null],
    ['choice', choice === 0 ? null : String(choice)],
  ];
}

const textOf = (number: number | null) => (number === null ? null : String(number));
