import { addressTextKey } from './address-key.ts';

/** The municipality whose 町字 are matched. */
export interface AddressTown {
  /** 伊賀市 */
  readonly name: string;
  /** 阿山町, 島ヶ原村, or 阿山 alone: what addresses of old still write before the 町字. */
  readonly formerNames?: readonly string[] | undefined;
}

export interface TownMatch<Value> {
  /** One; several where the address names a 町 that exists in 丁目 alone, but none of these. */
  readonly values: readonly [Value, ...Value[]];
  /** The 町字, or the 町 of the several 丁目, as it is compared. */
  readonly key: string;
  /** What follows it in the address, as it is compared: 「2019番地の3」 */
  readonly after: string;
}

const POSTAL_CODE = /^〒?\d{3}-?\d{4}(?=\D)|^〒/;
const PREFECTURE = /^(北海道|東京都|京都府|大阪府|.{2,3}県)/;
const COUNTY = /^[^\d市町村]{1,4}郡/;
const CHOME = /^(.+?)(\d+)丁目$/;

/** Finds the longest 町字 of a town that an address begins with, however the address is written. */
export class TownMatcher<Value extends object> {
  readonly #values: ReadonlyMap<string, Value>;
  /** 国定町 → its 丁目 by number. */
  readonly #chome = new Map<string, Map<string, Value>>();
  /** 上野桑 → 上野桑町: without the 町 that lists leave out; null where two would be. */
  readonly #bare = new Map<string, Value | null>();
  readonly #municipality: string;
  readonly #formerNames: readonly string[];
  readonly #longest: number;

  /** @param values by `addressTextKey` of the 町字 */
  constructor(values: ReadonlyMap<string, Value>, { name, formerNames = [] }: AddressTown) {
    this.#values = values;
    this.#municipality = addressTextKey(name);
    this.#formerNames = formerNames.flatMap(formsOfFormerName);
    for (const [key, value] of values) this.#addByParts(key, value);
    this.#longest = Math.max(0, ...Array.from(values.keys(), (key) => key.length));
  }

  /** Undefined where no 町字 of the town is at the front of the address. */
  find(address: string): TownMatch<Value> | undefined {
    if (this.#values.size === 0) return undefined;
    for (const rest of this.#beginnings(address)) {
      const found = this.#findTown(rest);
      if (found) return found;
    }
    return undefined;
  }

  #addByParts(key: string, value: Value): void {
    const [, stem = '', number = ''] = CHOME.exec(key) ?? [];
    if (stem) this.#chome.set(stem, (this.#chome.get(stem) ?? new Map<string, Value>()).set(number, value));
    const bare = /^(.{2,})[町村]$/.exec(key)?.[1];
    if (bare && !this.#values.has(bare)) this.#bare.set(bare, this.#bare.has(bare) ? null : value);
  }

  /** What may be the beginning of the 町字, the surest first. */
  #beginnings(address: string): string[] {
    const local = addressTextKey(address).replace(POSTAL_CODE, '').replace(PREFECTURE, '').replace(COUNTY, '');
    const stem = this.#municipality.replace(/[市町村区]$/, '');
    const own = withoutFront(local, this.#municipality);
    const inTown = own ?? local;
    return [
      inTown,
      ...this.#formerNames.flatMap((former) => (inTown.startsWith(former) ? [inTown.slice(former.length)] : [])),
      ...(own === undefined && stem && local.startsWith(stem) ? [local.slice(stem.length)] : []),
    ];
  }

  #findTown(rest: string): TownMatch<Value> | undefined {
    for (let length = Math.min(rest.length, this.#longest); length > 0; length--) {
      const key = rest.slice(0, length);
      const after = rest.slice(length);
      const value = this.#values.get(key);
      if (value && !isOtherName(after) && (length > 1 || isBoundary(after))) return { values: [value], key, after };
      const chome = this.#findChome(key, after);
      if (chome) return chome;
      const bare = this.#bare.get(key);
      if (bare && isBoundary(after)) return { values: [bare], key, after };
    }
    return undefined;
  }

  /** 国定町2-2019 is 国定町二丁目 where there is no 国定町 itself; 国定町2019 is somewhere in one of its 丁目. */
  #findChome(stem: string, after: string): TownMatch<Value> | undefined {
    const numbers = this.#chome.get(stem);
    if (!numbers || !isBoundary(after)) return undefined;
    const [, number = ''] = /^-?(\d+)(?=-)/.exec(after) ?? [];
    const one = numbers.get(number);
    if (one) return { values: [one], key: `${stem}${number}丁目`, after: after.replace(/^-?\d+-/, '') };
    const [first, ...others] = numbers.values();
    return first && { values: [first, ...others], key: stem, after };
  }
}

/** 伊勢崎市伊勢崎市東町 → 東町: forms that add the municipality by themselves write it twice. Undefined where it isn't there. */
function withoutFront(text: string, front: string): string | undefined {
  if (!front || !text.startsWith(front)) return undefined;
  const rest = text.slice(front.length);
  return withoutFront(rest, front) ?? rest;
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
