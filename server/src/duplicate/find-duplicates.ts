import {
  type ComparedResource,
  keysOf,
  LEAST_SCORE,
  type Likeness,
  likenessOf,
  NEAR_METERS,
  type ResourceKeys,
} from './likeness.ts';

/** Two records that may be one. */
export interface DuplicatePair<Compared extends ComparedResource> extends Likeness {
  readonly first: Compared;
  readonly second: Compared;
}

/** A telephone number or a name that more records share is an office's, or a chain's: it tells nothing apart. */
const MOST_SHARING = 8;
/** A degree of latitude is never shorter; of longitude in Japan hardly ever. */
const LEAST_METERS_PER_DEGREE = 70_000;
const CELL_DEGREES = NEAR_METERS / LEAST_METERS_PER_DEGREE;

interface Entry<Compared> {
  readonly resource: Compared;
  readonly keys: ResourceKeys;
}

/** The pairs of one kind that look like one record, the likest first. Compares what shares something, never all with all. */
export function findDuplicates<Compared extends ComparedResource>(
  resources: readonly Compared[],
): DuplicatePair<Compared>[] {
  const entries = resources.map((resource) => ({ resource, keys: keysOf(resource) }));
  const pairs = new Map<string, DuplicatePair<Compared>>();
  for (const bucket of bucketsOf(entries))
    for (const [at, a] of bucket.entries())
      for (const b of bucket.slice(at + 1)) {
        const [first, second] = a.resource.id < b.resource.id ? [a, b] : [b, a];
        const key = `${first.resource.id} ${second.resource.id}`;
        if (a === b || pairs.has(key)) continue;
        const likeness = likenessOf(first.resource, second.resource, [first.keys, second.keys]);
        if (likeness.score >= LEAST_SCORE)
          pairs.set(key, { first: first.resource, second: second.resource, ...likeness });
      }
  return [...pairs.values()].toSorted(
    (a, b) => b.score - a.score || (`${a.first.id} ${a.second.id}` < `${b.first.id} ${b.second.id}` ? -1 : 1),
  );
}

function bucketsOf<Compared extends ComparedResource>(
  entries: readonly Entry<Compared>[],
): readonly (readonly Entry<Compared>[])[] {
  const shared = entries.flatMap((entry) => {
    const { kindId } = entry.resource;
    const { name, kana, phone, address } = entry.keys;
    return Object.entries({ name, kana, phone, address }).flatMap(([field, key]) =>
      key ? [[`${kindId} ${field} ${key}`, entry] as const] : [],
    );
  });
  const near = entries.flatMap((entry) => cellsOf(entry).map((cell) => [cell, entry] as const));
  const groups = [...grouped(shared).filter((group) => group.length <= MOST_SHARING), ...grouped(near)];
  return groups.filter((group) => group.length > 1);
}

function grouped<Value>(keyed: readonly (readonly [string, Value])[]): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of keyed) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()];
}

/** The cells of a grid that a place lies in, or near enough to one that lies there: two near places share one at least. */
function cellsOf({ resource: { kindId }, keys: { lngLat } }: Entry<ComparedResource>): string[] {
  if (!lngLat) return [];
  const [x, y] = lngLat.map((degrees) => Math.floor(degrees / CELL_DEGREES)) as [number, number];
  const steps = [0, 1];
  return steps.flatMap((right) => steps.map((up) => `${kindId} ${x + right} ${y + up}`));
}
