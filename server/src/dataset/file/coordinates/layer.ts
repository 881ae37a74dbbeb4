import type { CoordinateSystem } from '@hazama/geo';
import type { LayerKind, TableNote, TableRow } from '../table.ts';

/** What a file says about its coordinates. */
export type DeclaredSystem =
  | { readonly state: 'known'; readonly system: CoordinateSystem }
  /** Nothing: a shapefile without .prj. */
  | { readonly state: 'missing' }
  /** Something that is not among the systems of Japan. */
  | { readonly state: 'unknown'; readonly text: string };

/** A layer of a map as its file holds it: geometry in its own coordinates, the eastward one first. */
export interface Layer {
  readonly kind: LayerKind;
  /** "" where the file has but one without a name. */
  readonly name: string;
  readonly fields: readonly string[];
  readonly rows: readonly TableRow[];
  readonly declared: DeclaredSystem;
  readonly notes?: readonly TableNote[];
}

export const WGS84_DEGREES: DeclaredSystem = {
  state: 'known',
  system: { datum: 'WGS84', projection: 'degrees' },
};
