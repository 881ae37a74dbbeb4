import { type Viewer, visibleLevels } from '../../account/index.ts';
import { badInput } from '../../wire/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { assertPattern, findDerivation } from '../pattern/derivation.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { type Indicator, toDerivedIndicator, toIndicator } from './indicator.ts';

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

  /** The same, and what is made of them: `inequality.<id>` and `cluster.<id>`, which are in no list. */
  chooseAny(facts: TownFacts, ids: readonly string[] | null): Indicator[] {
    if (ids === null) return this.list(facts);
    return [...new Set(ids)].flatMap((id) => this.#derived(facts, id) ?? this.choose(facts, [id]));
  }

  #derived(facts: TownFacts, id: string): Indicator | undefined {
    const named = findDerivation(id);
    if (!named) return undefined;
    const { statistic, baseId } = named;
    const [base] = this.choose(facts, [baseId]);
    if (!base) return undefined;
    assertPattern(base.rule);
    return toDerivedIndicator(id, { statistic, base: base.rule }, base);
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
