import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * The names of the fields that are asked for under the one being resolved, at the end of `path` (`['edges', 'node']`; `[]`:
 * directly). A field behind @skip or @include counts as asked for: it may cost a column too many, never an answer too few.
 */
export function selectedFields(
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  path: readonly string[] = [],
): ReadonlySet<string> {
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (const name of path)
    nodes = nodes.flatMap((node) => childrenOf(node, info)).filter((node) => node.name.value === name);
  return new Set(nodes.flatMap((node) => childrenOf(node, info)).map((node) => node.name.value));
}

function childrenOf(field: FieldNode, { fragments }: Pick<GraphQLResolveInfo, 'fragments'>): FieldNode[] {
  const fieldsOf = (selectionSet: SelectionSetNode | undefined): FieldNode[] =>
    (selectionSet?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
      return fieldsOf(fragments[selection.name.value]?.selectionSet);
    });
  return fieldsOf(field.selectionSet);
}
