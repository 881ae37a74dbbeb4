import type { Statements } from '../database/index.ts';
import { resourceOf, type SiteChange, type SiteWords } from '../site-change/index.ts';
import { listNamedStops, nameTrips, type TripChange } from '../transit/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import {
  isSameChange,
  isSiteChange,
  isTripChange,
  type KeptChange,
  type KeptSite,
  type KeptTrip,
  type ScenarioChange,
} from './scenario-change.ts';
import { findSiteGround, listSiteRecords, type SiteGround } from './site-record.repository.ts';

interface Named {
  readonly code: string;
  readonly changes: readonly ScenarioChange[];
  /** What was kept of the scenario until now. */
  readonly held: readonly KeptChange[];
}

/**
 * The timetable's and the records' words for what is changed; of what is no longer in them those that were kept. At most five statements.
 * @throws BAD_USER_INPUT naming what neither has, and places that the town doesn't look at
 */
export async function nameChanges(statements: Statements, { code, changes, held }: Named): Promise<KeptChange[]> {
  const sites = changes.filter(isSiteChange);
  const trips = changes.filter(isTripChange);
  const namedSites = await nameSites(statements, code, sites, held.filter(isSiteChange));
  const namedTrips = await nameKeptTrips(statements, code, trips, held.filter(isTripChange));
  return changes.map((change) => {
    const named = isSiteChange(change) ? namedSites[sites.indexOf(change)] : namedTrips[trips.indexOf(change)];
    if (!named) throw new Error('each change is named');
    return named;
  });
}

async function nameKeptTrips(
  statements: Statements,
  code: string,
  trips: readonly TripChange[],
  held: readonly KeptTrip[],
): Promise<KeptTrip[]> {
  const words = trips.length === 0 ? [] : await nameTrips(statements, code, trips);
  return trips.map((change, at) => {
    const kept = held.find((other) => isSameChange(other, change));
    if (!words[at] && !kept)
      throw badInput(
        `「${'line' in change ? change.line : change.trip}」は時刻表にありません。停留所か路線の時刻表から選びなおしてください。`,
      );
    return { ...change, words: words[at] ?? kept?.words ?? null };
  });
}

/** The records' words for the places that are changed, and the timetables' for their stops. At most three statements. */
export async function nameSites(
  statements: Statements,
  code: string,
  sites: readonly SiteChange[],
  held: readonly KeptSite[] = [],
): Promise<KeptSite[]> {
  await assertSites(statements, code, sites);
  const ids = sites.flatMap((change) => resourceOf(change) ?? []);
  const records = ids.length === 0 ? [] : await listSiteRecords(statements, code, ids);
  const wordsOf = new Map<string, SiteWords>(records.map(({ id, ...words }) => [id, words]));
  const others = ids.filter((id) => !wordsOf.has(id));
  for (const { id, name } of others.length === 0 ? [] : await listNamedStops(statements, code, others))
    wordsOf.set(id, { name, resourceKind: null, schedule: null, capacity: null });
  return sites.map((change) => {
    const id = resourceOf(change);
    if (id === undefined) return { ...change, words: null };
    const kept = held.find((other) => isSameChange(other, change));
    const words = wordsOf.get(id) ?? kept?.words ?? null;
    if (!words && !kept)
      throw badInput(
        `場所「${id}」は、この町の記録にも時刻表にもありません。地域資源か停留所の一覧から選びなおしてください。`,
      );
    if (words) assertSuits(change, words);
    return { ...change, words };
  });
}

/** @throws BAD_USER_INPUT where a stop is to open on other days or with other seats, or buses are to leave where no stop is */
function assertSuits({ kind }: SiteChange, { name, resourceKind }: SiteWords): void {
  const isStop = resourceKind === null;
  if (isStop && (kind === 'CHANGE_OPENINGS' || kind === 'CHANGE_CAPACITY'))
    throw badInput(`「${name}」は停留所なので、開く日や定員は変えられません。便の数(departures)を変えてください。`);
  if (!isStop && kind === 'CHANGE_DEPARTURES')
    throw badInput(
      `「${name}」は時刻表の停留所ではないので、便の数は変えられません。停留所の一覧(stopPlaces)から選びなおしてください。`,
    );
}

/** @throws BAD_USER_INPUT naming the first place that can't be where, or of the kind, that is written */
async function assertSites(statements: Statements, code: string, sites: readonly SiteChange[]): Promise<void> {
  if (!sites.some(({ kind }) => kind === 'ADD_PLACE' || kind === 'MOVE_PLACE')) return;
  const ground = await findSiteGround(statements, code);
  if (!ground) throw notFound(`市町村「${code}」はありません。`);
  for (const site of sites) assertSite(site, ground);
}

function assertSite(site: SiteChange, { kinds, stopKinds, ...ground }: SiteGround): void {
  if (site.kind !== 'ADD_PLACE' && site.kind !== 'MOVE_PLACE') return;
  const label = site.kind === 'ADD_PLACE' ? (site.name ?? site.key) : site.resource;
  const { longitude, latitude } = site;
  if (!isAround(ground, site))
    throw badInput(
      `「${label}」の位置(経度${longitude}、緯度${latitude})は、${ground.name}とそのまわり${ground.bufferMeters / 1000}kmの外です。経度と緯度を確かめてください。`,
    );
  if (site.kind === 'MOVE_PLACE') return;
  if (!kinds.includes(site.resourceKind))
    throw badInput(
      `「${label}」の種類「${site.resourceKind}」は、置ける場所の種類ではありません。resourceKinds の id から選んでください。`,
    );
  if (site.departures !== null && !stopKinds.includes(site.resourceKind))
    throw badInput(
      `「${label}」に1日の便の数がありますが、停留所ではありません。便の数を消すか、種類をバス停か駅にしてください。`,
    );
}

/** A town whose areas have no shapes looks anywhere. */
function isAround(
  { west, south, east, north }: Pick<SiteGround, 'west' | 'south' | 'east' | 'north'>,
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
): boolean {
  if (west === null || south === null || east === null || north === null) return true;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
