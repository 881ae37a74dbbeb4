import { type AreaPeople, peopleByArea } from '@hazama/geo';
import type { PopulationColumn } from '../definition.ts';
import type { PopulationYear, TownModel } from '../town/town-model.ts';

/** The people of each area, summed once per year and column and then shared by all indicators that count them. */
export class TownPeople {
  readonly #model: TownModel;
  readonly #sums = new Map<string, AreaPeople>();

  constructor(model: TownModel) {
    this.#model = model;
  }

  /** Everyone of the area, also where a 町字 has no known place. */
  all(year: number, column: PopulationColumn): AreaPeople {
    return this.#sum(`${year} ${column}`, () => this.find(year)?.columns.get(column));
  }

  /** Those from whose cell a distance can be measured: a cell without a place counts as not known. */
  located(year: number, column: PopulationColumn): AreaPeople {
    const { allLocated, isLocated } = this.#model.cells;
    if (allLocated) return this.all(year, column);
    return this.#sum(`${year} ${column} located`, () =>
      this.find(year)
        ?.columns.get(column)
        ?.map((people, cell) => (isLocated[cell] || people === 0 ? people : Number.NaN)),
    );
  }

  find(year: number): PopulationYear | undefined {
    return this.#model.population.find((population) => population.year === year);
  }

  #sum(key: string, perCell: () => Float64Array | undefined): AreaPeople {
    const known = this.#sums.get(key);
    if (known) return known;
    const sum = peopleByArea(perCell(), this.#model.shares);
    this.#sums.set(key, sum);
    return sum;
  }
}
