import { useSyncExternalStore } from 'react';
import { formatPins, type PinsView, parsePins } from './pins-view.ts';
import { formatSiting, parseSiting, type SitingView } from './siting-view.ts';
import { formatTravel, parseTravel, type TravelView } from './travel-view.ts';

/** What stands beside the resources, each a list of its own under `/records/`. */
export const RECORD_TABS = ['agreements', 'assignments', 'events', 'plan'] as const;
export type RecordTab = (typeof RECORD_TABS)[number];

/** What the URL holds: one selection drives map, card, table and sentence. Contract ids everywhere. */
export interface ViewState {
  /** Slug of the municipality; '' before one is chosen. */
  readonly town: string;
  /** What stands behind the town in the path. */
  readonly screen: 'map' | 'import' | 'resources' | 'records' | 'whatif' | 'analysis';
  /** Which list is open, on the screen of records. */
  readonly records: RecordTab;
  /** The record of it that is open; 'new': one that is being made. */
  readonly record: string | null;
  /** Which of its rows: those to be renewed soon, those that have ended; null: those that hold. */
  readonly show: 'near' | 'ended' | null;
  /** 年度 of the events; null: the running one. */
  readonly fiscalYear: number | null;
  /** The scenario that is open, on the screen もし…; 'new': changes that nobody has saved under a name. */
  readonly scenario: string;
  /** Which picture of how areas differ is open, on the screen 地区のちがい. */
  readonly chart: PatternChart;
  /** 比べる: the scenarios that stand side by side, and those of them that are taken together; none of the latter: all. */
  readonly scenarios: readonly string[];
  readonly together: readonly string[];
  /** いま, もし, ちがい */
  readonly compared: Compared;
  /** つぎに置くなら: what is asked, where `scenario` is `SITING`. */
  readonly siting: SitingView;
  /** もし置いたら: what is tried, where `scenario` is `PINS`. */
  readonly pinned: PinsView;
  /** The import that is open, on the screen of imports; 'review': the rows that wait. */
  readonly job: string | null;
  /** Which of its piles is open. */
  readonly pile: 'accepted' | 'review' | 'rejected' | null;
  /** 確かめてください: the import and the reason that the rows are narrowed to. */
  readonly of: string | null;
  readonly reason: string | null;
  /** The resource that is open, on the screen of resources; 'new': one that is being made; 'duplicates', 'removed': screens of their own. */
  readonly resource: string | null;
  /** Kind that the list of resources is narrowed to. */
  readonly kind: string | null;
  /** 確認リスト: what nobody has confirmed for so many months; null: the whole list. */
  readonly stale: number | null;
  readonly view: 'map' | 'table' | 'text';
  /** 地区番号 of the open area. */
  readonly area: number | null;
  readonly tab: 'overview' | 'resources' | 'transit' | 'population';
  /** Indicator that colours the map; null: the first that the town has. */
  readonly indicator: string | null;
  /** Persons or rate in the map's labels; the fill is always the rate. */
  readonly mode: 'rate' | 'people';
  /** Resource kinds drawn as marks; null: the default set. */
  readonly layers: readonly string[] | null;
  /** null: the newest year. */
  readonly year: number | null;
  /** 運行日: the Saturday or Sunday that stands for all, or a day as YYYY-MM-DD; null: the workday. */
  readonly serviceDay: string | null;
  readonly camera: Camera | null;
  /** 路線 that is looked at; its id. */
  readonly line: string | null;
  /** Null: no place is asked about. */
  readonly travel: TravelView | null;
  readonly sort: string | null;
  readonly language: 'ja' | 'en';
  /** Lowers what is seen: council or public. */
  readonly as: 'council' | 'public' | null;
  /** うめこみ: the map's screen as the page that other sites frame, `/{town}/embed`. It is what it is for as long as it is open. */
  readonly isEmbedded: boolean;
}

/** ローレンツ曲線, ファンネルプロット, モランの散布図, 経験ベイズ推定 */
export const PATTERN_CHARTS = ['lorenz', 'funnel', 'neighbours', 'rates'] as const;
export type PatternChart = (typeof PATTERN_CHARTS)[number];

export type Compared = 'now' | 'if' | 'diff';

export interface Camera {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

/** Opening an area, tab or view is a step that Back undoes; panning, zooming and dragging are not. */
export type HistoryStep = 'push' | 'replace';

const REPLACE_DELAY_MS = 300;

/** Second part of the path of the page for frames; the server lets no other be framed. */
const EMBED = 'embed';

/** In place of a scenario's id: several side by side. */
export const COMPARE = 'compare';

/** In place of a resource's id: what is gone or was removed. */
export const REMOVED = 'removed';

/** In place of a resource's id: pairs that may be one. */
export const DUPLICATES = 'duplicates';

/** In place of a scenario's id: where the next ones would help most. */
export const SITING = 'siting';

/** In place of a scenario's id: pins that are dragged, and what they do at once. */
export const PINS = 'pins';

/** In place of an import's id: the rows that wait for a person. */
export const REVIEW = 'review';

/** 五十音順, 確認の古い順; else by kind. The table's own orders are none of these. */
const RESOURCE_SORTS = ['kana', 'confirmed'] as const;

/** As the address names the piles of an import. */
const PILES = [
  { pile: 'accepted', word: 'ok' },
  { pile: 'review', word: 'warn' },
  { pile: 'rejected', word: 'error' },
] as const;

const SCREENS = ['import', 'resources', 'records', 'whatif', 'analysis'] as const;

let current = parseViewState(location);
/** A replace that waits: a pan must not write the URL sixty times a second. */
let waiting: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function useViewState(): ViewState {
  return useSyncExternalStore(subscribe, () => current);
}

export const getViewState = (): ViewState => current;

/** Changes the selection and its URL. */
export function changeView(patch: Partial<ViewState>, step: HistoryStep = 'push'): void {
  const next = { ...current, ...screenOf(patch), ...patch };
  if (formatViewState(next) === formatViewState(current)) return;
  clearTimeout(waiting);
  // what waited belongs to the state that is being left; in a frame Back is the framing page's
  if (step === 'push' && !next.isEmbedded) {
    history.replaceState(history.state, '', formatViewState(current));
    history.pushState(null, '', formatViewState(next));
  } else {
    waiting = setTimeout(() => history.replaceState(history.state, '', formatViewState(current)), REPLACE_DELAY_MS);
  }
  current = next;
  for (const listener of listeners) listener();
}

/** Whoever opens an area or a view from another screen wants the map's. */
function screenOf(patch: Partial<ViewState>): Partial<ViewState> {
  const isOfMap = patch.area !== undefined || patch.view !== undefined || patch.indicator !== undefined;
  return isOfMap ? { screen: 'map', job: null, resource: null, record: null } : {};
}

function parseViewState({ pathname, search }: Pick<Location, 'pathname' | 'search'>): ViewState {
  const query = new URLSearchParams(search);
  const [, town = '', screen = '', id = '', record = ''] = pathname.split('/');
  const isEmbedded = screen === EMBED;
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | null =>
    values.find((value) => value === query.get(name)) ?? null;
  return {
    town: decodeURIComponent(town),
    screen: SCREENS.find((name) => name === screen) ?? 'map',
    records: RECORD_TABS.find((tab) => screen === 'records' && tab === id) ?? 'agreements',
    record: screen === 'records' && record ? decodeURIComponent(record) : null,
    show: oneOf('show', ['near', 'ended']),
    fiscalYear: wholeNumber(query.get('fy')),
    scenario: screen === 'whatif' && id ? decodeURIComponent(id) : 'new',
    chart: oneOf('chart', PATTERN_CHARTS) ?? 'lorenz',
    scenarios: idsOf(query.get('scn')),
    together: idsOf(query.get('both')),
    compared: oneOf('show', ['now', 'if']) ?? 'diff',
    siting: parseSiting(query),
    pinned: parsePins(query),
    job: screen === 'import' && id ? decodeURIComponent(id) : null,
    resource: screen === 'resources' && id ? decodeURIComponent(id) : null,
    of: query.get('of'),
    reason: query.get('reason'),
    kind: query.get('kind'),
    stale: wholeNumber(query.get('stale')),
    pile: PILES.find(({ word }) => word === query.get('sev'))?.pile ?? null,
    view: oneOf('view', ['map', 'table', 'text']) ?? 'map',
    area: wholeNumber(query.get('area')),
    tab: oneOf('tab', ['overview', 'resources', 'transit', 'population']) ?? 'overview',
    indicator: query.get('ind'),
    mode: oneOf('mode', ['rate', 'people']) ?? 'people',
    layers: query.has('layers') ? (query.get('layers') ?? '').split(',').filter(Boolean) : null,
    year: wholeNumber(query.get('y')),
    serviceDay: parseServiceDay(query.get('day')),
    camera: parseCamera(query.get('c')),
    travel: parseTravel(query),
    line: query.get('line'),
    sort: query.get('sort'),
    language: oneOf('lang', ['ja', 'en']) ?? 'ja',
    // the server sees to it as well: whoever asks from that page is the public
    as: isEmbedded ? 'public' : oneOf('as', ['council', 'public']),
    isEmbedded,
  };
}

export function formatViewState(state: ViewState): string {
  const town = encodeURIComponent(state.town);
  if (state.screen === 'import') {
    const job = state.job === null ? '' : `/${encodeURIComponent(state.job)}`;
    const sev = PILES.find(({ pile }) => pile === state.pile)?.word ?? null;
    const isReview = state.job === REVIEW;
    const rows: Query = [
      ['sev', sev],
      ['of', isReview ? state.of : null],
      ['reason', isReview ? state.reason : null],
    ];
    return `/${town}/import${job}${queryText([...rows, ...anywhere(state)])}`;
  }
  if (state.screen === 'resources') {
    const resource = state.resource === null ? '' : `/${encodeURIComponent(state.resource)}`;
    const narrowed: Query = [
      ['kind', state.kind],
      ['stale', state.stale === null ? null : String(state.stale)],
      ['sort', RESOURCE_SORTS.find((sort) => sort === state.sort) ?? null],
      ['area', state.area === null ? null : String(state.area)],
    ];
    return `/${town}/resources${resource}${queryText([...narrowed, ...anywhere(state)])}`;
  }
  if (state.screen === 'records') {
    const record = state.record === null ? '' : `/${encodeURIComponent(state.record)}`;
    const narrowed: Query = [
      ['show', state.show],
      ['fy', state.fiscalYear === null ? null : String(state.fiscalYear)],
      ['kind', state.kind],
      ['area', state.area === null ? null : String(state.area)],
      ['sort', state.sort],
    ];
    return `/${town}/records/${state.records}${record}${queryText([...narrowed, ...anywhere(state)])}`;
  }
  if (state.screen === 'whatif') {
    const sides = state.scenario === COMPARE;
    const compared: Query = [
      ['scn', sides && state.scenarios.length > 0 ? state.scenarios.join(',') : null],
      ['both', sides && state.together.length > 0 ? state.together.join(',') : null],
      ['show', state.compared === 'diff' ? null : state.compared],
      ['view', state.view === 'map' ? null : state.view],
      ['ind', state.indicator],
      ['day', state.serviceDay],
      ...(state.scenario === SITING ? formatSiting(state.siting) : []),
      ...(state.scenario === PINS ? formatPins(state.pinned) : []),
      ['area', sides || state.scenario === SITING || state.area === null ? null : String(state.area)],
    ];
    return `/${town}/whatif/${encodeURIComponent(state.scenario)}${queryText([...compared, ...anywhere(state)])}`;
  }
  if (state.screen === 'analysis') {
    const chosen: Query = [
      ['chart', state.chart === 'lorenz' ? null : state.chart],
      ['area', state.area === null ? null : String(state.area)],
      ['view', state.view === 'map' ? null : state.view],
      ['ind', state.indicator],
      ['y', state.year === null ? null : String(state.year)],
    ];
    return `/${town}/analysis${queryText([...chosen, ...anywhere(state)])}`;
  }
  const query: Query = [
    ['area', state.area === null ? null : String(state.area)],
    ['tab', state.tab === 'overview' ? null : state.tab],
    ['view', state.view === 'map' ? null : state.view],
    ['ind', state.indicator],
    ['mode', state.mode === 'people' ? null : state.mode],
    ['layers', state.layers?.join(',') ?? null],
    ['y', state.year === null ? null : String(state.year)],
    ['day', state.serviceDay],
    ['c', state.camera && formatCamera(state.camera)],
    ...formatTravel(state.travel),
    ['line', state.line],
    ['sort', state.sort],
    ...anywhere(state),
  ];
  return `/${town}/${state.isEmbedded ? EMBED : 'map'}${queryText(query)}`;
}

type Query = (readonly [name: string, value: string | null])[];

/** What every screen keeps. */
const anywhere = (state: ViewState): Query => [
  ['lang', state.language === 'ja' ? null : state.language],
  ['as', state.isEmbedded ? null : state.as],
];

function queryText(query: Query): string {
  const text = query
    // ids hold letters, digits, dots, commas and hyphens: readable as they are
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`]))
    .join('&');
  return text && `?${text}`;
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', readLocation);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', readLocation);
  };
}

function readLocation(): void {
  clearTimeout(waiting);
  current = parseViewState(location);
  for (const listener of listeners) listener();
}

function idsOf(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter(Boolean);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function parseServiceDay(text: string | null): string | null {
  if (text === 'sat' || text === 'sun') return text;
  const isDay = text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return isDay ? text : null;
}

function parseCamera(text: string | null): Camera | null {
  const [latitude, longitude, zoom] = (text ?? '').split(',').map(Number);
  if (latitude === undefined || longitude === undefined || zoom === undefined) return null;
  const fits = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 22;
  return fits ? { latitude, longitude, zoom } : null;
}

const formatCamera = ({ latitude, longitude, zoom }: Camera): string =>
  `${latitude.toFixed(4)},${longitude.toFixed(4)},${zoom.toFixed(2)}`;
