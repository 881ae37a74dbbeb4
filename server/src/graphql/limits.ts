import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { tooComplex } from '../wire/index.ts';

/** The client's deepest operation has 6 levels, its largest costs about 10,500 (tests/unit/graphql/limits.test.ts holds it to that). */
export const LIMITS = { depth: 12, aliases: 50, cost: 300_000, tokens: 8_000 } as const;

/** Rows that a list is taken for where the query doesn't say how many: the areas of a town are a few dozen. */
const LIST_ROWS: Readonly<Record<string, number>> = {
  municipalities: 50,
  areas: 50,
  reportingAreas: 50,
  servesAreas: 5,
  resourceKinds: 100,
  resources: 50,
  resourceDuplicates: 10,
  agreements: 300,
  assignments: 100,
  removedResources: 30,
  mergers: 20,
  reviewImports: 30,
  indicators: 300,
  values: 300,
  history: 300,
  points: 10,
  presence: 100,
  search: 30,
  stopPlaces: 100,
  lines: 30,
  lineRuns: 100,
  scenarios: 50,
  actions: 20,
  conflicts: 20,
  changes: 10,
  people: 50,
  bands: 6,
  stops: 100,
  cells: 200,
  before: 50,
  after: 50,
  perPlace: 20,
  places: 20,
  assumptions: 6,
  variants: 400,
  areasLeft: 50,
  unchangeableAreas: 50,
  // twenty choices of as many places
  ties: 400,
};

/** What a field costs by itself, in fields of an answer: one that searches for seconds is asked for a few times at once. */
const FIELD_COST: Readonly<Record<string, number>> = {
  whatIf: 2_000,
  trial: 2_000,
  compareScenarios: 10_000,
  together: 2_000,
  siting: 60_000,
  sitingProgress: 60_000,
  nextPlaceSensitivity: 60_000,
  nextPlaceProgress: 60_000,
  sensitivity: 10_000,
  travelTime: 60_000,
};

/** What a query asks for, in numbers. */
export interface QuerySize {
  /** Levels of fields. */
  readonly depth: number;
  readonly aliases: number;
  /** Fields of the answer, about: each counts one, times the rows of the lists above it. */
  readonly cost: number;
}

/** Throws TOO_COMPLEX before anything runs. */
export function assertWithinLimits(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const { depth, aliases, cost } = measureQuery(document, operation, variables);
  if (depth > LIMITS.depth)
    throw tooComplex(`問い合わせの入れ子が深すぎます(${depth}段、${LIMITS.depth}段まで)。分けて送ってください。`);
  if (aliases > LIMITS.aliases) throw tooComplex(`別名が多すぎます(${LIMITS.aliases}個まで)。分けて送ってください。`);
  if (cost > LIMITS.cost) throw tooComplex('一度に求める量が多すぎます。first を小さくするか、分けて送ってください。');
}

/** Introspection is free: it reads nothing. */
export function measureQuery(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): QuerySize {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
  return measure(operation.selectionSet, {
    fragments,
    measured: new Map(),
    variables: { ...defaults, ...variables },
  });
}

interface Scope {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Each fragment is measured once, however many times it is spread: fragments that spread the next twice grow without end. */
  readonly measured: Map<string, QuerySize>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Fragments can't go in circles: validation has refused that before. */
function measure(selectionSet: SelectionSetNode | undefined, scope: Scope): QuerySize {
  let [depth, aliases, cost] = [0, 0, 0];
  for (const selection of selectionSet?.selections ?? []) {
    const inner = measureSelection(selection, scope);
    depth = Math.max(depth, inner.depth);
    aliases += inner.aliases;
    cost += inner.cost;
  }
  return { depth, aliases, cost };
}

function measureSelection(selection: SelectionNode, scope: Scope): QuerySize {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet, scope);
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    const name = selection.name.value;
    const known = scope.measured.get(name);
    if (known) return known;
    const size = measure(scope.fragments.get(name)?.selectionSet, scope);
    scope.measured.set(name, size);
    return size;
  }
  if (selection.name.value.startsWith('__')) return { depth: 0, aliases: 0, cost: 0 };
  const below = measure(selection.selectionSet, scope);
  return {
    depth: below.depth + 1,
    aliases: below.aliases + (selection.alias ? 1 : 0),
    cost: (FIELD_COST[selection.name.value] ?? 1) + below.cost * rowsOf(selection, scope.variables),
  };
}

function rowsOf(field: FieldNode, variables: Scope['variables']): number {
  const argument = (name: string): unknown => {
    const node = field.arguments?.find((given) => given.name.value === name);
    return node && valueFromASTUntyped(node.value, variables);
  };
  const first = argument('first');
  if (typeof first === 'number') return Math.max(1, first);
  const indicators = argument('indicators');
  if (Array.isArray(indicators)) return Math.max(1, indicators.length);
  return LIST_ROWS[field.name.value] ?? 1;
}
