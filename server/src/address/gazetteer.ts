import type { LngLat } from '@hazama/geo';
import { addressTextKey, blockNumbers } from './address-key.ts';
import { type AddressLevel, levelOfName } from './place-level.ts';
import { type AddressTown, type TownMatch, TownMatcher } from './town-matcher.ts';

/** A row of the town's gazetteer (位置参照情報): a 町字, or a block (街区・地番) of one. */
export interface GazetteerEntry {
  /** 大字・町名, with its 丁目. */
  readonly name: string;
  /** 小字・通称名 */
  readonly koaza: string | null;
  /** 街区符号・地番 */
  readonly block: string | null;
  /** What the table says it is; null where only the name tells. */
  readonly level: AddressLevel | null;
  readonly lngLat: LngLat;
}

/** Where an address leads. The place is never more exact than `level` says. */
export interface AddressMatch {
  readonly level: AddressLevel;
  readonly lngLat: LngLat;
  /** The 町字 as the gazetteer writes it, with the block where it was found: 「阿保」「ゆめが丘二丁目 12」 */
  readonly name: string;
}

interface KnownTown {
  readonly name: string;
  level: AddressLevel;
  /** Its name alone says what it is. */
  readonly isLevelGuessed: boolean;
  /** Null while only its blocks are known. */
  point: LngLat | null;
  readonly blocks: Map<string, LngLat>;
}

/** 町丁目 lie closer to each other than this; measured on 伊賀市 and 伊勢崎市. */
const WIDEST_TOWN_METERS = 1000;
const METERS_PER_LATITUDE = 111_000;
/** At 35° N. */
const METERS_PER_LONGITUDE = 91_000;

/** Finds the place of an address among the 町字 of one town. No network, no guess: the longest 町字 that an address begins with. */
export class Gazetteer {
  readonly #towns: ReadonlyMap<string, KnownTown>;
  readonly #matcher: TownMatcher<KnownTown>;

  constructor(entries: readonly GazetteerEntry[], town: AddressTown) {
    this.#towns = townsOf(entries);
    this.#matcher = new TownMatcher(this.#towns, town);
  }

  get isEmpty(): boolean {
    return this.#towns.size === 0;
  }

  /** Undefined where no 町字 of the town is at the front of the address. */
  find(address: string): AddressMatch | undefined {
    const found = this.#matcher.find(address);
    return found && matchOf(found);
  }

  /** The place of a 町字 itself, by its name and nothing behind it. */
  findTown(name: string): AddressMatch | undefined {
    const found = this.#matcher.find(name);
    return found?.after === '' ? matchOf(found) : undefined;
  }
}

function townsOf(entries: readonly GazetteerEntry[]): ReadonlyMap<string, KnownTown> {
  const towns = new Map<string, KnownTown>();
  for (const { name, koaza, block, level, lngLat } of entries) {
    const full = koaza ? `${name}${koaza}` : name;
    const key = addressTextKey(full);
    const town = towns.get(key) ?? {
      name: full,
      level: level ?? levelOfName(name, koaza),
      isLevelGuessed: level === null,
      point: null,
      blocks: new Map<string, LngLat>(),
    };
    towns.set(key, town);
    if (block === null) town.point ??= lngLat;
    else town.blocks.set(block, town.blocks.get(block) ?? lngLat);
  }
  for (const town of towns.values()) town.point ??= middleOf([...town.blocks.values()]);
  widenLonely([...towns.values()]);
  return towns;
}

/** A 町 that has no neighbour nearby is as wide as a 大字, whatever its name. */
function widenLonely(towns: readonly KnownTown[]): void {
  for (const town of towns) {
    const { point } = town;
    if (!point || !town.isLevelGuessed || town.level !== 'TOWN') continue;
    const hasNeighbour = towns.some(
      (other) => other !== town && other.point !== null && isWithin(point, other.point, WIDEST_TOWN_METERS),
    );
    if (!hasNeighbour) town.level = 'OAZA';
  }
}

/** Near enough to compare towns by, without a sine. */
function isWithin([x, y]: LngLat, [otherX, otherY]: LngLat, meters: number): boolean {
  return Math.hypot((otherX - x) * METERS_PER_LONGITUDE, (otherY - y) * METERS_PER_LATITUDE) <= meters;
}

function matchOf({ values, key, after }: TownMatch<KnownTown>): AddressMatch | undefined {
  const [town, ...others] = values;
  if (others.length > 0) {
    const lngLat = middleOf(values.flatMap(({ point }) => (point ? [point] : [])));
    return lngLat ? { level: 'OAZA', lngLat, name: key } : undefined;
  }
  const [number] = blockNumbers(after);
  const block = number === undefined ? undefined : town.blocks.get(number);
  if (block) return { level: 'BLOCK', lngLat: block, name: `${town.name} ${number}` };
  return town.point ? { level: town.level, lngLat: town.point, name: town.name } : undefined;
}

function middleOf(points: readonly LngLat[]): LngLat | null {
  if (points.length === 0) return null;
  const sum = points.reduce(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], [0, 0] as LngLat);
  return [sum[0] / points.length, sum[1] / points.length];
}
