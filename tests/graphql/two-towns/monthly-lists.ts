import type { Database } from '@hazama/server/database';
import { shownTown, Towns } from '@hazama/server/indicator';
import { insertArea, insertCell, insertTown, raiseRevision } from '../../support/town-rows.ts';
import { cellAt } from './town.ts';

// A town of one row of cells whose list of residents is published every month. Of each cell the older people; a hundred others live there.

const CODE = '24997';
const COLUMNS = 30;
/** Formed anew, one person more in the third cell moves the borders of nearly all groups after it. */
export const FIRST_LIST: readonly number[] = [
  1, 2, 3, 4, 5, 5, 4, 6, 5, 4, 6, 2, 3, 7, 3, 60, 4, 5, 6, 2, 3, 4, 8, 1, 3, 0, 70, 5, 3, 40,
];
export const YEAR = 2025;

export class MonthlyLists {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(database: Database): Promise<MonthlyLists> {
    const town = { code: CODE, slug: 'tsukizuki', name: '月々町', datasets: ['areas', 'population'] };
    await insertTown(database, town);
    const { west, south, north } = cellAt(0, 0).bounds;
    const bounds = { west, south, north, east: cellAt(COLUMNS - 1, 0).bounds.east };
    await insertArea(database, {
      code: CODE,
      id: `${CODE}-mu`,
      kind: 'MUNICIPALITY',
      number: null,
      name: '月々町',
      bounds,
    });
    for (const [column, older] of FIRST_LIST.entries())
      await insertCell(database, {
        code: CODE,
        ...cellAt(column, 0),
        years: [YEAR],
        counts: () => ({ total: older + 100, age_65_over: older }),
      });
    return new MonthlyLists(database);
  }

  /** Publishes the next list of a year; its revision. */
  async publish(list: readonly number[], year = YEAR): Promise<number> {
    const revision = await raiseRevision(this.#database, CODE, { subject: 'population' });
    await this.#database.query(
      'UPDATE population_count SET to_revision = $2 WHERE municipality_code = $1 AND year = $3 AND to_revision IS NULL',
      [CODE, revision, year],
    );
    await this.#database.query(
      `INSERT INTO population_count (municipality_code, year, cell_id, from_revision, dataset_id, total, age_65_over)
       SELECT $1, $3, cell, $2, 'population', older + 100, older FROM unnest($4::text[], $5::float8[]) AS list (cell, older)`,
      [CODE, revision, year, list.map((_, column) => cellAt(column, 0).id), list],
    );
    return revision;
  }

  /** The older people of each cell as a council is told at a revision, by a server that has just been started. */
  async told(revision: number, year = YEAR): Promise<readonly number[]> {
    const engine = await new Towns(this.#database).getEngine(CODE, revision);
    const { perCell } = shownTown(engine, 'COUNCIL').people.all(year, 'age_65_over');
    return FIRST_LIST.map((_, column) => perCell?.[engine.model.cells.ids.indexOf(cellAt(column, 0).id)] ?? Number.NaN);
  }

  /** What is kept of who is counted together, current or not. */
  async keptRows(): Promise<readonly { readonly year: number; readonly from: number; readonly to: number | null }[]> {
    return this.#database.query(
      `SELECT year, from_revision AS "from", to_revision AS "to" FROM cell_company WHERE municipality_code = $1
       ORDER BY year, from_revision`,
      [CODE],
    );
  }

  /** As if nothing had been kept. */
  async forget(): Promise<void> {
    await this.#database.query('DELETE FROM cell_company WHERE municipality_code = $1', [CODE]);
  }
}
