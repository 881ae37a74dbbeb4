import type { ChoiceSoFar, ChosenSite, Incidence } from '@hazama/geo';
import type { Audience } from '../account/index.ts';
import { tellPeople } from '../disclosure/index.ts';
import { type CoverageQuestion, peopleOfAreas } from './coverage-question.ts';
import type { SitingPlan } from './siting-plan.ts';

interface Told {
  readonly question: CoverageQuestion;
  /** Of the candidates. */
  readonly reach: Incidence;
  /** Per cell whether a place of today is within reach. */
  readonly isReached: Uint8Array;
  readonly audience: Audience;
  /** A place serves so many and no more: who is within reach of one that is full is not counted with it. */
  readonly isServed: boolean;
}

/** Sums of shares of cells round: fewer than half a person is nobody. */
const LEAST_PEOPLE = 0.5;

/** Who is within reach with places more, whatever the method makes best, as an audience is told of it. */
export class PeopleTeller {
  readonly #told: Told;
  /** People within reach today, as they are counted. */
  readonly today: number;
  /** The same as `values` tells it where it does. */
  readonly toldToday: number;
  /** All who count in the areas asked about, as they are told. */
  readonly everybody: number;

  constructor(told: Told) {
    const { question, isReached, audience } = told;
    this.#told = told;
    this.today = question.people.reduce((sum, count, cell) => (isReached[cell] && count > 0 ? sum + count : sum), 0);
    this.toldToday =
      audience === 'STAFF' ? this.today : (peopleToldToday(question) ?? tellPeople(this.today, audience));
    this.everybody = tellPeople(
      question.people.reduce((sum, count) => sum + count, 0),
      audience,
    );
  }

  /** People newly within reach of each site on top of today and of those before it; of places that can be full those whom it serves. */
  addedBy(sites: readonly ChosenSite[]): number[] {
    if (this.#told.isServed) return sites.map(({ added }) => added);
    const { people } = this.#told.question;
    const isWithin = this.#told.isReached.slice();
    return sites.map(({ site }) => {
      let added = 0;
      for (const cell of this.#cellsOf(site)) {
        if (!isWithin[cell]) added += people[cell] as number;
        isWithin[cell] = 1;
      }
      return added;
    });
  }

  /** Today's people, and with 1, 2, … places more: of maximal covering the best known for each number. */
  tellCurve({ method, curve, sites }: ChoiceSoFar): number[] {
    const { audience } = this.#told;
    if (method === 'mclp')
      return curve.map(({ value }) => this.toldToday + tellPeople((value ?? this.today) - this.today, audience));
    let sum = 0;
    return [
      this.toldToday,
      ...this.addedBy(sites).map((added) => {
        sum += added;
        return this.toldToday + tellPeople(sum, audience);
      }),
    ];
  }

  /** Who has no place within reach even so: whom no candidate could reach, and area by area who is left. */
  tellLeft(sites: readonly ChosenSite[]): Pick<SitingPlan, 'unreachablePeople' | 'areasLeft'> {
    const { question, reach, isReached } = this.#told;
    const { town, areas, allAreas } = question;
    const reachable = isReached.slice();
    for (const cell of reach.cellIndex) reachable[cell] = 1;
    const withPlan = isReached.slice();
    for (const { site } of sites) for (const cell of this.#cellsOf(site)) withPlan[cell] = 1;
    const parts = areas.filter(({ kind }) => kind !== 'MUNICIPALITY');
    const asked = parts.length > 0 ? parts : allAreas.filter(({ kind }) => kind === town.facts.reportingKind);
    return {
      unreachablePeople: this.#tellWithout(question.people, reachable),
      areasLeft: asked
        .map((area) => ({ area, people: this.#tellWithout(peopleOfAreas(town, [area]), withPlan) }))
        .filter(({ people }) => people >= LEAST_PEOPLE),
    };
  }

  #cellsOf(site: number): Uint32Array {
    const { siteStart, cellIndex } = this.#told.reach;
    return cellIndex.subarray(siteStart[site], siteStart[site + 1]);
  }

  #tellWithout(people: Float64Array, isWithin: Uint8Array): number {
    const left = people.reduce((sum, count, cell) => (isWithin[cell] ? sum : sum + count), 0);
    return tellPeople(left, this.#told.audience);
  }
}

/** The people within reach in the areas asked about, where each of them is told; undefined where one is withheld or areas overlap. */
function peopleToldToday({ town, areas }: CoverageQuestion): number | undefined {
  const whole = areas.filter(({ kind }) => kind === 'MUNICIPALITY');
  const apart = whole.length > 0 ? whole : areas;
  if (new Set(apart.map(({ kind }) => kind)).size !== 1) return undefined;
  return town
    .values(apart)
    .reduce<number | undefined>(
      (sum, { numerator }) => (sum === undefined || numerator === null ? undefined : sum + numerator),
      0,
    );
}
