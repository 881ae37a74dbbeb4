/** KEYWORD["name", value, …, CHILD[…], …]: one element of well-known text (OGC 01-009, ISO 19162). */
export interface WktNode {
  /** Upper case. */
  readonly keyword: string;
  /** Its first text; "" where it has none. */
  readonly name: string;
  /** Its other texts and numbers, as written. */
  readonly values: readonly string[];
  readonly children: readonly WktNode[];
}

const TOKEN = /"((?:[^"]|"")*)"|([A-Za-z_][A-Za-z0-9_]*)|([-+]?[0-9][0-9.eE+-]*)|([[\](),])/y;
/** Deeper than any description of a coordinate system. */
const DEEPEST = 20;
const LONGEST_TEXT = 20_000;

/** Parses a description of a coordinate system; undefined where it is none. */
export function parseWellKnownText(text: string): WktNode | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const tokens = tokensOf(text);
  const parsed = tokens && parseNode(tokens, 0, 0);
  return parsed?.node;
}

/** The first element of one of the keywords, depth first; itself included. */
export function findNode(node: WktNode, ...keywords: string[]): WktNode | undefined {
  if (keywords.includes(node.keyword)) return node;
  for (const child of node.children) {
    const found = findNode(child, ...keywords);
    if (found) return found;
  }
  return undefined;
}

interface Token {
  readonly kind: 'text' | 'word' | 'number' | 'mark';
  readonly value: string;
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    const [, quoted, word, number, mark = ''] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll('""', '"') });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else tokens.push({ kind: 'mark', value: mark });
  }
  return tokens;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

function parseNode(tokens: readonly Token[], from: number, depth: number): { node: WktNode; next: number } | undefined {
  const keyword = tokens[from];
  const open = tokens[from + 1];
  if (keyword?.kind !== 'word' || depth > DEEPEST) return undefined;
  if (open?.value !== '[' && open?.value !== '(') return undefined;
  const texts: string[] = [];
  const children: WktNode[] = [];
  let at = from + 2;
  for (;;) {
    const token = tokens[at];
    if (!token) return undefined;
    if (token.value === ']' || token.value === ')') break;
    const child = token.kind === 'word' ? parseNode(tokens, at, depth + 1) : undefined;
    if (child) children.push(child.node);
    else if (token.kind !== 'mark') texts.push(token.value);
    at = child?.next ?? at + 1;
  }
  const [name = '', ...values] = texts;
  return { node: { keyword: keyword.value.toUpperCase(), name, values, children }, next: at + 1 };
}
