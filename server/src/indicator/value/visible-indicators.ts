import { type Viewer, visibleLevels } from '../../account/index.ts';
import { badInput } from '../../wire/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { type Indicator, toIndicator } from './indicator.ts';

/** The indicators of a town that a viewer may know of. One of a kind that is kept from them is none. */
export class VisibleIndicators {
  readonly #levels: ReadonlySet<string>;
  readonly #ofTown = new WeakMap<TownFacts, ReadonlyMap<string, Indicator>>();

  constructor(viewer: Viewer) {
    this.#levels = new Set(visibleLevels(viewer));
  }

  /** In the catalogue's order. */
  list(facts: TownFacts): Indicator[] {
    return [...this.#all(facts).values()];
  }

  /** These, each once; throws BAD_USER_INPUT naming one that isn't there. Null: all. */
  choose(facts: TownFacts, ids: readonly string[] | null): Indicator[] {
    if (ids === null) return this.list(facts);
    return [...new Set(ids)].map((id) => {
      const indicator = this.#all(facts).get(id);
      if (!indicator) throw badInput(`指標「${id}」はありません。indicators(municipality) の id から選んでください。`);
      return indicator;
    });
  }

  #all(facts: TownFacts): ReadonlyMap<string, Indicator> {
    const known = this.#ofTown.get(facts);
    if (known) return known;
    const isVisible = ({ kindIds }: IndicatorDefinition) =>
      kindIds.every((kindId) => this.#levels.has(facts.kinds.get(kindId)?.visibility ?? 'PUBLIC'));
    const visible = [...facts.definitions.values()].filter(isVisible);
    const all = new Map(visible.map((rule) => [rule.id, toIndicator(rule, facts.availableIndicatorIds.has(rule.id))]));
    this.#ofTown.set(facts, all);
    return all;
  }
}
