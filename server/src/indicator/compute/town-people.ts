import { type AreaPeople, peopleByArea } from '@hazama/geo';
import type { PopulationColumn } from '../definition.ts';
import type { Geography, PopulationYear } from '../town/town-model.ts';

type Counted = Pick<Geography, 'shares' | 'cells' | 'population'>;
/** The people of each cell; undefined where the source doesn't have the column. */
type ReadColumn = (year: number, column: PopulationColumn) => Float64Array | undefined;

/** The people of each area, summed once per year and column and then shared by all indicators that count them. */
export class TownPeople {
  /** The same people as they were counted: itself, or what it was made of by `told`. */
  readonly exact: TownPeople;
  readonly #geography: Counted;
  readonly #readColumn: ReadColumn;
  readonly #sums = new Map<string, AreaPeople>();

  /** @param told those to be counted instead of the town's own, as an audience may know them */
  constructor(geography: Counted, told?: { readonly exact: TownPeople; readonly readColumn: ReadColumn }) {
    this.#geography = geography;
    this.exact = told?.exact ?? this;
    this.#readColumn = told?.readColumn ?? ((year, column) => this.find(year)?.columns.get(column));
  }

  /** Everyone of the area, also where a 町字 has no known place. */
  all(year: number, column: PopulationColumn): AreaPeople {
    return this.#sum(`${year} ${column}`, () => this.#readColumn(year, column));
  }

  /** Those from whose cell a distance can be measured: a cell without a place counts as not known. */
  located(year: number, column: PopulationColumn): AreaPeople {
    const { allLocated, isLocated } = this.#geography.cells;
    if (allLocated) return this.all(year, column);
    return this.#sum(`${year} ${column} located`, () =>
      this.#readColumn(year, column)?.map((people, cell) => (isLocated[cell] || people === 0 ? people : Number.NaN)),
    );
  }

  find(year: number): PopulationYear | undefined {
    return this.#geography.population.find((population) => population.year === year);
  }

  #sum(key: string, perCell: () => Float64Array | undefined): AreaPeople {
    const known = this.#sums.get(key);
    if (known) return known;
    const sum = peopleByArea(perCell(), this.#geography.shares);
    this.#sums.set(key, sum);
    return sum;
  }
}
