interface Entry {
  readonly id: string;
  readonly parentId: string | null;
}

/** Every entry after the one that it stands below, each level in the order given; what lost its parent stands at the top. */
export function inTreeOrder<Node extends Entry>(nodes: readonly Node[]): Node[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const below = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const ordered: Node[] = [];
  const walk = (parentId: string | null): void => {
    for (const node of below.get(parentId) ?? []) {
      ordered.push(node);
      walk(node.id);
    }
  };
  walk(null);
  return ordered;
}
