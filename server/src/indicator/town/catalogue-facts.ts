import type { IndicatorDefinition, KindFacts } from '../definition.ts';

/** The catalogue as one municipality uses it: the same for every revision, until a definition is mended. */
export interface CatalogueFacts {
  /** By id, in the catalogue's order. */
  readonly definitions: ReadonlyMap<string, IndicatorDefinition>;
  readonly kinds: ReadonlyMap<string, KindFacts>;
}
