import type { LngLat } from '@hazama/geo';
import { addressTextKey, blockNumbers } from './address-key.ts';
import { type AddressLevel, levelOfName } from './place-level.ts';

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

export interface GazetteerTown {
  /** 伊賀市 */
  readonly name: string;
  /** 阿山町, 島ヶ原村, …: what addresses of old still write before the 町字. */
  readonly formerNames?: readonly string[] | undefined;
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

const POSTAL_CODE = /^〒?\d{3}-?\d{4}(?=\D)|^〒/;
const PREFECTURE = /^(北海道|東京都|京都府|大阪府|.{2,3}県)/;
const COUNTY = /^[^\d市町村]{1,4}郡/;
/** 町丁目 lie closer to each other than this; measured on 伊賀市 and 伊勢崎市. */
const WIDEST_TOWN_METERS = 1000;
const METERS_PER_LATITUDE = 111_000;
/** At 35° N. */
const METERS_PER_LONGITUDE = 91_000;
const CHOME = /^(.+?)(\d+)丁目$/;

/** Finds the place of an address among the 町字 of one town. No network, no guess: the longest 町字 that an address begins with. */
export class Gazetteer {
  readonly #towns = new Map<string, KnownTown>();
  /** 国定町 → its 丁目 by number. */
  readonly #chome = new Map<string, Map<string, KnownTown>>();
  /** 上野桑 → 上野桑町: without the 町 that lists leave out. */
  readonly #bare = new Map<string, KnownTown | null>();
  readonly #municipality: string;
  readonly #prefixes: readonly string[];
  readonly #longest: number;

  constructor(entries: readonly GazetteerEntry[], { name, formerNames = [] }: GazetteerTown) {
    this.#municipality = addressTextKey(name);
    this.#prefixes = formerNames.flatMap(formsOfFormerName);
    for (const entry of entries) this.#add(entry);
    for (const town of this.#towns.values()) town.point ??= middleOf([...town.blocks.values()]);
    widenLonely([...this.#towns.values()]);
    for (const [key, town] of this.#towns) this.#addByParts(key, town);
    this.#longest = Math.max(0, ...Array.from(this.#towns.keys(), (key) => key.length));
  }

  get isEmpty(): boolean {
    return this.#towns.size === 0;
  }

  /** Undefined where no 町字 of the town is at the front of the address. */
  find(address: string): AddressMatch | undefined {
    for (const rest of this.#beginnings(address)) {
      const found = this.#findTown(rest);
      if (found) return matchOf(found);
    }
    return undefined;
  }

  #add({ name, koaza, block, level, lngLat }: GazetteerEntry): void {
    const full = koaza ? `${name}${koaza}` : name;
    const key = addressTextKey(full);
    const town = this.#towns.get(key) ?? {
      name: full,
      level: level ?? levelOfName(name, koaza),
      isLevelGuessed: level === null,
      point: null,
      blocks: new Map<string, LngLat>(),
    };
    this.#towns.set(key, town);
    if (block === null) town.point ??= lngLat;
    else town.blocks.set(block, town.blocks.get(block) ?? lngLat);
  }

  #addByParts(key: string, town: KnownTown): void {
    const [, stem = '', number = ''] = CHOME.exec(key) ?? [];
    if (stem) this.#chome.set(stem, (this.#chome.get(stem) ?? new Map<string, KnownTown>()).set(number, town));
    const bare = /^(.{2,})[町村]$/.exec(key)?.[1];
    // two towns that differ by 町 alone can't be told apart without it
    if (bare && !this.#towns.has(bare)) this.#bare.set(bare, this.#bare.has(bare) ? null : town);
  }

  /** What may be the beginning of the 町字, the surest first. */
  #beginnings(address: string): string[] {
    const local = addressTextKey(address).replace(POSTAL_CODE, '').replace(PREFECTURE, '').replace(COUNTY, '');
    const stem = this.#municipality.replace(/[市町村区]$/, '');
    const own = withoutFront(local, this.#municipality);
    const inTown = own ?? local;
    return [
      inTown,
      ...this.#prefixes.flatMap((former) => (inTown.startsWith(former) ? [inTown.slice(former.length)] : [])),
      ...(own === undefined && stem && local.startsWith(stem) ? [local.slice(stem.length)] : []),
    ];
  }

  #findTown(rest: string): { readonly town: KnownTown; readonly after: string } | undefined {
    for (let length = Math.min(rest.length, this.#longest); length > 0; length--) {
      const key = rest.slice(0, length);
      const after = rest.slice(length);
      const town = this.#towns.get(key);
      if (town && !isOtherName(after) && (length > 1 || isBoundary(after))) return { town, after };
      const chome = this.#findChome(key, after);
      if (chome) return chome;
      const bare = this.#bare.get(key);
      if (bare && isBoundary(after)) return { town: bare, after };
    }
    return undefined;
  }

  /** 国定町2-2019 is 国定町二丁目 where there is no 国定町 itself; 国定町2019 is somewhere in one of its 丁目. */
  #findChome(stem: string, after: string): { readonly town: KnownTown; readonly after: string } | undefined {
    const numbers = this.#chome.get(stem);
    if (!numbers || !isBoundary(after)) return undefined;
    const [, number = ''] = /^-?(\d+)(?=-)/.exec(after) ?? [];
    const chome = numbers.get(number);
    if (chome) return { town: chome, after: after.replace(/^-?\d+-/, '') };
    const points = [...numbers.values()].flatMap(({ point }) => (point ? [point] : []));
    const town: KnownTown = {
      name: stem,
      level: 'OAZA',
      isLevelGuessed: false,
      point: middleOf(points),
      blocks: new Map(),
    };
    return { town, after };
  }
}

/** 伊勢崎市伊勢崎市東町 → 東町: forms that add the municipality by themselves write it twice. Undefined where it isn't there. */
function withoutFront(text: string, front: string): string | undefined {
  if (!front || !text.startsWith(front)) return undefined;
  const rest = text.slice(front.length);
  return withoutFront(rest, front) ?? rest;
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

function matchOf({ town, after }: { readonly town: KnownTown; readonly after: string }): AddressMatch | undefined {
  const [number] = blockNumbers(after);
  const block = number === undefined ? undefined : town.blocks.get(number);
  if (block) return { level: 'BLOCK', lngLat: block, name: `${town.name} ${number}` };
  return town.point ? { level: town.level, lngLat: town.point, name: town.name } : undefined;
}

/** Areas are named 阿山 or 島ヶ原地区, what addresses write is 阿山町 and 島ヶ原村. */
function formsOfFormerName(name: string): string[] {
  const stem = addressTextKey(name).replace(/(地区|地域|[市町村])$/, '');
  return stem ? ['町', '村', '市'].map((suffix) => stem + suffix) : [];
}

/** 川西 is no beginning of 川西市, nor 上野 of 上野村: those are other places. */
function isOtherName(after: string): boolean {
  return /^[市郡区町村]/.test(after);
}

/** Whether a name ends here: a number, a hyphen, a building's Latin letters or nothing follows. */
function isBoundary(after: string): boolean {
  return !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(after);
}

function middleOf(points: readonly LngLat[]): LngLat | null {
  if (points.length === 0) return null;
  const sum = points.reduce(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], [0, 0] as LngLat);
  return [sum[0] / points.length, sum[1] / points.length];
}
