import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** One question: what it is called in a report, and its text. */
export interface Operation {
  readonly name: string;
  readonly text: string;
}

/** How the fields of a schema are asked; by `Type.field`. */
export interface Questions {
  /** Arguments as they are written, one entry for each time that the field is asked. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  /** Arguments that mean the same wherever they are required. */
  readonly everywhere: Readonly<Record<string, string>>;
  /**
   * Types that much hangs on, and the field where they are asked whole: each field of theirs is a question of its own there.
   * Elsewhere only their id is asked.
   */
  readonly holders: Readonly<Record<string, string>>;
}

type Field = GraphQLField<unknown, unknown>;

/**
 * Questions that together ask every field of every type that a query can reach, wherever it can be reached; of the types that
 * hold others once.
 * @throws Error naming a field that requires arguments nobody has thought of: a field that is new
 */
export function operationsOf(schema: GraphQLSchema, questions: Questions): Operation[] {
  const operations: Operation[] = [];
  const query = schema.getQueryType();
  if (!query) throw new Error('no Query');
  const seen = new Set<string>();
  const open = [{ type: query, name: '', wrap: (inner: string) => `{ ${inner} }` }];
  for (const { type, name, wrap } of open) {
    const add = (field: string, inner: string) =>
      operations.push({ name: `${name}${field}`, text: wrap(`__typename ${inner}`) });
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner)) {
        if (name === '') for (const text of askings(type, field, questions)) add(field.name, `${field.name}${text}`);
        continue;
      }
      for (const text of askings(type, field, questions)) {
        const whole = questions.holders[inner.name];
        const selection = whole ? leavesOf(inner, questions) : selectionOf(inner, questions, new Set());
        add(`${field.name}${text}`, `${field.name}${text} { __typename ${selection} }`);
        if (whole !== `${type.name}.${field.name}` || seen.has(whole)) continue;
        seen.add(whole);
        open.push({
          type: inner,
          name: `${name}${field.name}.`,
          wrap: (below) => wrap(`__typename ${field.name}${text} { ${below} }`),
        });
      }
    }
  }
  const missed = Object.values(questions.holders).filter((edge) => !seen.has(edge));
  if (missed.length > 0) throw new Error(`no question leads to ${missed.join()}`);
  return operations;
}

/** All fields of a type and of what hangs on it, each edge between types once; of holders their id. */
function selectionOf(type: GraphQLObjectType, questions: Questions, walked: Set<string>): string {
  const objects = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner) || walked.has(`${type.name}.${field.name}`)) return [];
    walked.add(`${type.name}.${field.name}`);
    const below = questions.holders[inner.name]
      ? idOf(inner)
      : ` { __typename ${selectionOf(inner, questions, walked)} }`;
    return askings(type, field, questions).map((text, at) => `${aliasOf(field, at)}${field.name}${text}${below}`);
  });
  return [leavesOf(type, questions), ...objects].join(' ');
}

function leavesOf(type: GraphQLObjectType, questions: Questions): string {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .flatMap((field) => askings(type, field, questions).map((text, at) => `${aliasOf(field, at)}${field.name}${text}`))
    .join(' ');
}

const aliasOf = (field: Field, at: number) => (at === 0 ? '' : `${field.name}__${at}: `);
const idOf = (type: GraphQLObjectType) => (type.getFields()['id'] ? ' { __typename id }' : ' { __typename }');

function askings(type: GraphQLObjectType, field: Field, { asked, everywhere }: Questions): readonly string[] {
  const given = asked[`${type.name}.${field.name}`];
  if (given) return given;
  const required = field.args.filter(isRequiredArgument);
  if (required.length === 0) return [''];
  const texts = required.map(({ name }) => {
    const text = everywhere[name];
    if (text === undefined)
      throw new Error(`nobody has said how ${type.name}.${field.name} is asked: see questions.ts`);
    return `${name}: ${text}`;
  });
  return [`(${texts.join(', ')})`];
}

/** `Type.field` of whatever an answer holds a value of; answers say their types. */
export function* fieldsAnswered(answer: unknown): Generator<string> {
  if (Array.isArray(answer)) {
    for (const item of answer) yield* fieldsAnswered(item);
    return;
  }
  if (typeof answer !== 'object' || answer === null) return;
  const { __typename: type } = answer as { readonly __typename?: string };
  for (const [alias, value] of Object.entries(answer)) {
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    if (type !== undefined) yield `${type}.${alias.replace(/__\d+$/, '')}`;
    yield* fieldsAnswered(value);
  }
}

const NUMBERS = new Set(['Int', 'Float']);

/** `Type.field` of whatever holds a number and can be reached by a query. */
export function numberFields(schema: GraphQLSchema): string[] {
  const types = new Set<GraphQLObjectType>();
  const visit = (type: GraphQLObjectType) => {
    if (types.has(type)) return;
    types.add(type);
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      if (isObjectType(inner)) visit(inner);
    }
  };
  const query = schema.getQueryType();
  if (query) visit(query);
  return [...types].flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => NUMBERS.has(getNamedType(field.type).name))
      .map((field) => `${type.name}.${field.name}`),
  );
}
