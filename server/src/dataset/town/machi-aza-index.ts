import type { AreaKind } from '../dataset-name.ts';
import { machiAzaKey, withoutMunicipality } from '../value/place-name.ts';

/** What is known of a 町字: the area it belongs to, or that it is. */
export interface KnownMachiAza {
  readonly areaId: string;
  readonly areaKind: AreaKind;
  readonly name: string;
  /** Its code, where the 町字 is an area of its own. */
  readonly code: string | null;
  /** A place for it, where one is known. */
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Finds the 町字 that an address begins with, or that a cell of population names. */
export class MachiAzaIndex {
  readonly #byKey: ReadonlyMap<string, readonly KnownMachiAza[]>;
  readonly #byCode: ReadonlyMap<string, KnownMachiAza>;
  readonly #longest: number;

  constructor(known: readonly KnownMachiAza[]) {
    const byKey = new Map<string, KnownMachiAza[]>();
    for (const value of known) {
      const key = machiAzaKey(value.name);
      byKey.set(key, [...(byKey.get(key) ?? []), value]);
    }
    this.#byKey = byKey;
    this.#byCode = new Map(known.flatMap((value) => (value.code ? [[value.code, value]] : [])));
    this.#longest = Math.max(0, ...Array.from(byKey.keys(), (key) => key.length));
  }

  findCode(code: string): KnownMachiAza | undefined {
    return this.#byCode.get(code);
  }

  get(name: string): readonly KnownMachiAza[] {
    return this.#byKey.get(machiAzaKey(name)) ?? [];
  }

  /** What is known about the longest 町字 that the address begins with. */
  ofAddress(address: string, municipalityName: string): readonly KnownMachiAza[] {
    const key = machiAzaKey(withoutMunicipality(address, municipalityName));
    for (let length = Math.min(key.length, this.#longest); length > 0; length--) {
      const found = this.#byKey.get(key.slice(0, length));
      if (found) return found;
    }
    return [];
  }
}
