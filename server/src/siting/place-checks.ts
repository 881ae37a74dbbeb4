import type { Bounds } from '@hazama/geo';
import type { CoverageTown } from '../indicator/index.ts';
import { badInput } from '../wire/index.ts';
import { MAX_KEY_LENGTH } from './limits.ts';
import type { PlaceInput } from './place-input.ts';
import { refused } from './refusal.ts';
import type { SitingContext } from './siting-context.ts';

/** One degree is at least so long in Japan's latitudes. */
const LEAST_METERS_PER_DEGREE = 85_000;

/**
 * @param field the input's name for the list
 * @throws BAD_USER_INPUT naming the first place that can't be taken
 */
export async function assertPlaces(
  { areas }: SitingContext,
  town: CoverageTown,
  places: readonly PlaceInput[],
  { field, most }: { readonly field: string; readonly most: number },
): Promise<void> {
  if (places.length > most)
    throw badInput(
      `${field} は${most.toLocaleString('ja')}か所までにしてください(${places.length.toLocaleString('ja')}か所あります)。`,
    );
  const keys = new Set<string>();
  for (const place of places) {
    assertKey(place, keys, field);
    assertPosition(place);
  }
  if (places.length === 0) return;
  const { code, name, bufferMeters } = town.facts;
  const around = widened((await areas.findMunicipalityBounds(code)) ?? boundsOfCells(town), bufferMeters);
  const far = places.find((place) => !contains(around, place));
  if (far)
    throw refused(
      { reason: 'CANDIDATE_OUTSIDE', key: far.key },
      `「${far.key}」の位置(経度${far.longitude}、緯度${far.latitude})は、${name}とそのまわり${bufferMeters / 1000}kmの外です。経度と緯度を確かめてください。`,
    );
}

function assertKey({ key }: PlaceInput, keys: Set<string>, field: string): void {
  if (key === '' || key.length > MAX_KEY_LENGTH)
    throw badInput(`${field} の key は1字から${MAX_KEY_LENGTH}字までで書いてください。`);
  if (keys.has(key)) throw badInput(`${field} に key「${key}」が2つあります。1か所ずつ別の key にしてください。`);
  keys.add(key);
}

function assertPosition({ key, longitude, latitude }: PlaceInput): void {
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return;
  const isSwapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
  throw badInput(
    `「${key}」の経度${longitude}、緯度${latitude}は位置になりません。${isSwapped ? '経度と緯度が入れかわっていないか、確かめてください。' : '度の数(経度136.1、緯度34.7のように)で書いてください。'}`,
  );
}

function widened([west, south, east, north]: readonly [number, number, number, number], meters: number): Bounds {
  const degrees = meters / LEAST_METERS_PER_DEGREE;
  return { west: west - degrees, south: south - degrees, east: east + degrees, north: north + degrees };
}

function contains({ west, south, east, north }: Bounds, { longitude, latitude }: PlaceInput): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Of a town whose areas have no shapes: where it counts people. */
function boundsOfCells({ engine }: CoverageTown): [number, number, number, number] {
  const { longitude, latitude, isLocated } = engine.model.cells;
  let [west, south, east, north] = [180, 90, -180, -90];
  isLocated.forEach((located, cell) => {
    if (!located) return;
    west = Math.min(west, longitude[cell] as number);
    east = Math.max(east, longitude[cell] as number);
    south = Math.min(south, latitude[cell] as number);
    north = Math.max(north, latitude[cell] as number);
  });
  return [west, south, east, north];
}
