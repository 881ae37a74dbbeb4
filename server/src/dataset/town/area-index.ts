import { halfWidth } from '../value/half-width.ts';
import { machiAzaKey, nameKey } from '../value/place-name.ts';
import type { AreaKind } from '../vocabulary.ts';

export interface KnownArea {
  readonly id: string;
  readonly kind: AreaKind;
  readonly code: string | null;
  readonly number: number | null;
  readonly name: string;
  readonly datasetId: string;
  readonly hasShape: boolean;
}

/** Where areas of several kinds share a name, the first of these is meant. */
const PREFERRED: readonly AreaKind[] = [
  'RESIDENTS_COUNCIL',
  'DISTRICT',
  'CARE_SPHERE',
  'FORMER_MUNICIPALITY',
  'MUNICIPALITY',
  'NEIGHBOURHOOD',
];
/** From the largest to the smallest. */
const NESTING: readonly AreaKind[] = [
  'MUNICIPALITY',
  'CARE_SPHERE',
  'FORMER_MUNICIPALITY',
  'DISTRICT',
  'RESIDENTS_COUNCIL',
  'NEIGHBOURHOOD',
];
/** What lists write after a name: 上野東部地区, 上野東部住民自治協議会 */
const SUFFIX = /(地区住民自治協議会|住民自治協議会|自治協議会|住民自治協|地区|圏域)$/;
const WHOLE_TOWN = /^(市|町|村|区)?(全域|内全域|全体|一円)$|^全(市|町|村|区|域)$/;

/** Finds the areas that lists name by id, name, number or code. */
export class AreaIndex {
  readonly #byKey = new Map<string, KnownArea[]>();
  readonly #whole: KnownArea | undefined;

  constructor(areas: readonly KnownArea[], reportingKind: AreaKind) {
    const order = [reportingKind, ...PREFERRED.filter((kind) => kind !== reportingKind)];
    const sorted = areas.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    this.#whole = areas.find(({ kind }) => kind === 'MUNICIPALITY');
    for (const area of sorted)
      for (const key of new Set(keysOf(area))) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), area]);
  }

  find(text: string): KnownArea | undefined {
    return this.#list(text)[0] ?? (WHOLE_TOWN.test(nameKey(text)) ? this.#whole : undefined);
  }

  findOfKind(text: string, kind: AreaKind): KnownArea | undefined {
    return this.#list(text).find((area) => area.kind === kind);
  }

  /** The area of that name whose kind is larger, the next larger first. */
  findAbove(text: string, kind: AreaKind): KnownArea | undefined {
    const size = (area: KnownArea) => NESTING.indexOf(area.kind);
    return this.#list(text)
      .filter((area) => size(area) < NESTING.indexOf(kind))
      .toSorted((a, b) => size(b) - size(a))[0];
  }

  #list(text: string): readonly KnownArea[] {
    const key = nameKey(text);
    const number = /^\d+(\.0+)?$/.test(key) ? String(Number(halfWidth(text))) : undefined;
    return (
      this.#byKey.get(key) ??
      this.#byKey.get(key.replace(SUFFIX, '')) ??
      this.#byKey.get(machiAzaKey(text)) ??
      (number === undefined ? undefined : this.#byKey.get(number)) ??
      []
    );
  }
}

function keysOf({ id, kind, code, number, name }: KnownArea): string[] {
  const key = nameKey(name);
  return [
    nameKey(id),
    key,
    key.replace(SUFFIX, ''),
    ...(kind === 'NEIGHBOURHOOD' ? [machiAzaKey(name)] : []),
    ...(code ? [nameKey(code)] : []),
    ...(number === null ? [] : [String(number)]),
  ];
}
