interface Entry {
  readonly code: string;
  readonly title: string;
}

/** Shorter titles stand in many sentences. */
const SHORTEST_TITLE = 6;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');

/**
 * The entry of a plan that a text names beside the plan itself, by its code or its whole title; of several the one whose
 * name is longest. Undefined where it names none: nothing is guessed.
 */
export function findNamedNode<Node extends Entry>(
  source: string,
  planName: string,
  nodes: readonly Node[],
): Node | undefined {
  const text = plain(source);
  const plan = plain(planName);
  const at = text.indexOf(plan);
  if (plan === '' || at < 0) return undefined;
  const rest = `${text.slice(0, at)} ${text.slice(at + plan.length)}`;
  let found: { readonly node: Node; readonly length: number } | undefined;
  for (const node of nodes) {
    const length = Math.max(codeIn(rest, node.code), titleIn(rest, node.title));
    if (length > (found?.length ?? 0)) found = { node, length };
  }
  return found?.node;
}

/** 「5-1-01」 stands in 「施策 5-1-01（…）」, and not in 「15-1-01」 or 「5-1-01-2」. */
function codeIn(text: string, code: string): number {
  const key = plain(code);
  // a digit or a letter alone is a year's, or anything's
  if (key.length < 2) return 0;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
    if (!/[\p{L}\p{N}-]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}-]/u.test(text[at + key.length] ?? ' '))
      return key.length;
  return 0;
}

function titleIn(text: string, title: string): number {
  const key = plain(title);
  return key.length >= SHORTEST_TITLE && text.includes(key) ? key.length : 0;
}
