import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { tooComplex } from '../wire/index.ts';

/** The deepest screen of the client asks 8 levels; the longest has 21 aliases and costs about 3,000. */
export const LIMITS = { depth: 12, aliases: 50, cost: 100_000, tokens: 8_000 } as const;

/** Rows that a list without `first` is taken for: the areas of a town are a few dozen. */
const LIST_ROWS: Readonly<Record<string, number>> = {
  municipalities: 50,
  areas: 50,
  resourceKinds: 100,
  indicators: 50,
  values: 20,
  presence: 100,
  history: 5,
  points: 10,
  search: 8,
};
const DEFAULT_FIRST = 50;

/**
 * Throws TOO_COMPLEX before anything runs. Each field costs one, times the rows of the lists above it;
 * introspection is free, since it reads nothing.
 */
export function assertWithinLimits(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const measured = measure(operation.selectionSet, { fragments, variables });
  if (measured.depth > LIMITS.depth)
    throw tooComplex(
      `問い合わせの入れ子が深すぎます(${measured.depth}段、${LIMITS.depth}段まで)。分けて送ってください。`,
    );
  if (measured.aliases > LIMITS.aliases)
    throw tooComplex(`別名が多すぎます(${measured.aliases}個、${LIMITS.aliases}個まで)。分けて送ってください。`);
  if (measured.cost > LIMITS.cost)
    throw tooComplex('一度に求める量が多すぎます。first を小さくするか、分けて送ってください。');
}

interface Scope {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}
interface Measured {
  readonly depth: number;
  readonly aliases: number;
  readonly cost: number;
}

/** Fragments can't go in circles: validation has refused that before. */
function measure(selectionSet: SelectionSetNode | undefined, scope: Scope): Measured {
  let [depth, aliases, cost] = [0, 0, 0];
  for (const selection of selectionSet?.selections ?? []) {
    let inner: Measured;
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue;
      const below = measure(selection.selectionSet, scope);
      inner = {
        depth: below.depth + 1,
        aliases: below.aliases + (selection.alias ? 1 : 0),
        cost: 1 + below.cost * rowsOf(selection, scope.variables),
      };
    } else if (selection.kind === Kind.INLINE_FRAGMENT) inner = measure(selection.selectionSet, scope);
    else inner = measure(scope.fragments.get(selection.name.value)?.selectionSet, scope);
    depth = Math.max(depth, inner.depth);
    aliases += inner.aliases;
    cost += inner.cost;
  }
  return { depth, aliases, cost };
}

function rowsOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const argument = field.arguments?.find(({ name }) => name.value === 'first');
  if (argument) {
    const first = Number(valueFromASTUntyped(argument.value, variables) ?? DEFAULT_FIRST);
    return Math.max(1, Number.isFinite(first) ? first : DEFAULT_FIRST);
  }
  if (field.name.value === 'resources') return DEFAULT_FIRST;
  return LIST_ROWS[field.name.value] ?? 1;
}
