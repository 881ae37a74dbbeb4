import type { CoordinateSystem } from '@hazama/geo';
import type { Transaction } from '../../database/index.ts';
import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from '../publication/publication.ts';
import type { Town } from '../town/town.ts';
import type { AreaKind, BoundarySource, DatasetName } from '../vocabulary.ts';
import type { RowCheck } from './row-check.ts';

/** What a person may say about a file, beyond what it says itself; already checked. */
export interface ImportOptions {
  /** Kind of area, of areas and membership. */
  readonly areaKind?: AreaKind | undefined;
  /** Kind of resource, of rows that name none. */
  readonly resourceKind?: string | undefined;
  /** Year of population, of rows that name none. */
  readonly year?: number | undefined;
  readonly boundarySource?: BoundarySource | undefined;
  /** YYYY-MM-DD */
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  /** Of coordinates whose system the file doesn't tell. */
  readonly crs?: CoordinateSystem | undefined;
}

/**
 * Everything a row is checked against. Before the transaction that will publish it begins, `transaction` only reads: see
 * `checkAhead`.
 */
export interface ValidationContext extends Publication {
  readonly town: Town;
  readonly dataset: DatasetName;
  readonly source: string;
  readonly options: ImportOptions;
}

/** Moves the accepted rows into the tables as of a revision, inside the transaction. */
export type Publish = (revision: number, transaction: Transaction) => Promise<ChangeCounts>;

/**
 * Sorts the rows of one dataset into accepted, review and rejected, and answers how to publish the accepted.
 * @throws Refusal when the file can't be taken at all
 */
export type Validate = (checks: readonly RowCheck[], context: ValidationContext) => Promise<Publish>;
