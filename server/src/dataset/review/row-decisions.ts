import type { Statements } from '../../database/index.ts';
import type { StagedRow } from '../sources/staged-row.ts';
import { rowHash } from './row-hash.ts';

/** field → value, put in place of the file's; "" takes a cell out. */
export type CellChanges = Readonly<Record<string, string>>;

/** What a person decided about a row: it holds whenever the same row comes again. */
export interface RowDecision {
  readonly rowHash: string;
  readonly verdict: 'ACCEPTED' | 'LEFT_OUT';
  readonly changes: CellChanges;
  /** Doubts that are none any more. */
  readonly reasons: readonly string[];
}

/** The decisions of a dataset, found by row. */
export class RowDecisions {
  readonly #byHash: ReadonlyMap<string, RowDecision>;

  constructor(decisions: readonly RowDecision[]) {
    this.#byHash = new Map(decisions.map((decision) => [decision.rowHash, decision]));
  }

  isSameAs(other: RowDecisions): boolean {
    return JSON.stringify([...this.#byHash]) === JSON.stringify([...other.#byHash]);
  }

  find(row: StagedRow): RowDecision | undefined {
    return this.#byHash.size === 0 ? undefined : this.#byHash.get(rowHash(row));
  }
}

export async function readRowDecisions(
  statements: Statements,
  municipalityCode: string,
  datasetId: string,
): Promise<RowDecisions> {
  const decisions = await statements.query<RowDecision & { rowHash: string }>(
    `SELECT row_hash AS "rowHash", verdict, changes, reasons FROM row_decision
     WHERE municipality_code = $1 AND dataset_id = $2 ORDER BY row_hash`,
    [municipalityCode, datasetId],
  );
  return new RowDecisions(decisions);
}

/** The row as a person wants it read. */
export function withChanges(row: StagedRow, changes: CellChanges): StagedRow {
  const changed = Object.entries(changes).map(([field, value]) => [
    field,
    value.trim() ? { field: row.cells[field]?.field ?? field, value: value.trim() } : undefined,
  ]);
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(changed) } };
}
