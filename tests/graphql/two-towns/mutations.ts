import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { Operation } from './walk-schema.ts';

/** Whoever works here may keep a link for others, through whosever eyes they look: it holds an address and no number. */
const FOR_ALL_WHO_WORK_HERE = new Set(['createShortLink']);

/** Every change that the schema knows, asked with something of each type that is required. */
export function mutationsOf(schema: GraphQLSchema): Operation[] {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  return fields
    .filter(({ name }) => !FOR_ALL_WHO_WORK_HERE.has(name))
    .map(({ name, args, type }) => {
      const given = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${somethingOf(arg.type)}`);
      const below = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
      return { name, text: `mutation { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${below} }` };
    });
}

function somethingOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return somethingOf(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{${required.map((field) => `${field.name}: ${somethingOf(field.type)}`).join(', ')}}`;
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return '1';
    case 'Boolean':
      return 'true';
    case 'Date':
      return '"2025-04-01"';
    default:
      return '"24998-none"';
  }
}
