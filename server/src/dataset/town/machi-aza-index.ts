import { type AddressTown, addressTextKey, TownMatcher } from '../../address/index.ts';
import type { AreaKind } from '../vocabulary.ts';

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
  readonly #matcher: TownMatcher<readonly KnownMachiAza[]>;

  constructor(known: readonly KnownMachiAza[], town: AddressTown) {
    this.#byKey = Map.groupBy(known, ({ name }) => addressTextKey(name));
    this.#byCode = new Map(known.flatMap((value) => (value.code ? [[value.code, value]] : [])));
    this.#matcher = new TownMatcher(this.#byKey, town);
  }

  /** Whether there is nothing that an address could be found by. */
  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }

  findCode(code: string): KnownMachiAza | undefined {
    return this.#byCode.get(code);
  }

  get(name: string): readonly KnownMachiAza[] {
    return this.#byKey.get(addressTextKey(name)) ?? [];
  }

  /** What is known about the longest 町字 that the address begins with; where only its 丁目 are known, what they have in common. */
  ofAddress(address: string): readonly KnownMachiAza[] {
    const [first = [], ...others] = this.#matcher.find(address)?.values ?? [];
    return first.filter(({ areaId }) => others.every((list) => list.some((other) => other.areaId === areaId)));
  }
}
