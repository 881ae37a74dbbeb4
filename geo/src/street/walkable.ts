/** Why a way of OpenStreetMap is none that people walk along. */
export type WayFault =
  /** No `highway` tag, so no street: a building, a river, a railway, the line of a ferry (`route=ferry`). */
  | 'NO_STREET'
  /** Streets that are closed to people on foot by their kind: motorways, motorroads, race tracks, lanes for buses alone. */
  | 'NOT_FOR_WALKERS'
  /** Tagged as closed: private land, no access, a road whose footway is a way of its own. */
  | 'CLOSED';

/**
 * Kinds of `highway` that people walk along. The OSM wiki keeps pedestrians off motorways, "generic" or "mainly for pedestrians" are paths,
 * footways and steps; ordinary roads are open to everybody. Cycleways count: those in Japan are 自転車歩行者道 for the most part, and one for
 * bicycles alone says `foot=no`. `steps` count too: slopes and stairs are not taken into account anywhere.
 */
const WALKED: ReadonlySet<string> = new Set([
  ...['trunk', 'primary', 'secondary', 'tertiary'].flatMap((road) => [road, `${road}_link`]),
  'unclassified',
  'residential',
  'living_street',
  'service',
  'road',
  'track',
  'pedestrian',
  'footway',
  'steps',
  'path',
  'cycleway',
  'bridleway',
  'corridor',
  // a stop's platform joins the ways at its two ends
  'platform',
]);

/** Kinds of `highway` that are streets, or will be, but not for walking. */
const DRIVEN: ReadonlySet<string> = new Set([
  'motorway',
  'motorway_link',
  'raceway',
  'busway',
  'bus_guideway',
  'escape',
  'via_ferrata',
  'construction',
  'proposed',
]);

/**
 * Values of `access` and `foot` that keep people out: `no`; `private` and `permit`, where only the owner lets somebody in; `military`;
 * `use_sidepath`, "use the compulsory parallel footpath instead", which is a way of its own. Others (`destination`, `customers`,
 * `permissive`, `delivery`, `agricultural`, …) speak of vehicles or of people with somewhere to go, as everybody has who walks to a salon.
 */
const REFUSED: ReadonlySet<string> = new Set(['no', 'private', 'permit', 'military', 'use_sidepath']);

/**
 * Paths from T3 of the hiking scale on (`sac_scale`): "exposed sites may be secured with ropes or chains, hands needed for balance".
 * T1 and T2 are paths like others.
 */
const CLIMBED: ReadonlySet<string> = new Set([
  'demanding_mountain_hiking',
  'alpine_hiking',
  'demanding_alpine_hiking',
  'difficult_alpine_hiking',
]);

/** The tags of one way or node. */
export type Tags = (key: string) => string | undefined;

/**
 * Why nobody walks along a way; undefined where people do.
 *
 * - The more exact key goes first, as the wiki's access hierarchy has it: `foot` before `access`. `access=private` with `foot=yes` is walked.
 * - `motorroad=yes` (自動車専用道路) is closed to people on foot whatever its kind.
 * - `bridge` and `tunnel` are streets like others: a river is crossed where a street crosses it. A `ford` is not, unless `foot` says so or
 *   it has `stepping_stones`.
 * - `oneway` speaks of vehicles: people walk both ways.
 * - Opening hours (`*:conditional`) are not read: a park that closes at night counts as open.
 */
export function findWayFault(tags: Tags): WayFault | undefined {
  const kind = tags('highway');
  if (kind === undefined) return 'NO_STREET';
  if (!WALKED.has(kind)) return DRIVEN.has(kind) ? 'NOT_FOR_WALKERS' : 'NO_STREET';
  const foot = tags('foot');
  if (REFUSED.has(foot ?? tags('access') ?? '')) return 'CLOSED';
  if (foot !== undefined) return undefined;
  if (tags('motorroad') === 'yes') return 'NOT_FOR_WALKERS';
  if (CLIMBED.has(tags('sac_scale') ?? '')) return 'NOT_FOR_WALKERS';
  const ford = tags('ford');
  return ford === undefined || ford === 'no' || ford === 'stepping_stones' ? undefined : 'NOT_FOR_WALKERS';
}

/**
 * Whether a point on a way stops people on foot. Most barriers don't (bollards, cycle barriers, gates, stiles): only those that say so by `foot` or
 * `access`, and those that have no way through.
 */
export function isClosedNode(tags: Tags): boolean {
  const barrier = tags('barrier');
  if (barrier === undefined) return false;
  const access = tags('foot') ?? tags('access');
  return access === undefined ? barrier === 'wall' || barrier === 'fence' : REFUSED.has(access);
}
