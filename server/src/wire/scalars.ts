import { GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { badInput } from './errors.ts';
import { JsonText } from './json-text.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** YYYY-MM-DD, a day in Asia/Tokyo; a string inside too. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => String(value),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

/** RFC 3339 with its zone. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/** RFC 7946 geometry, [longitude, latitude]. Out: the text of ST_AsGeoJSON. In: an object. */
export const GeoJsonScalar = new GraphQLScalarType<unknown, JsonText>({
  name: 'GeoJSON',
  serialize: (value) => new JsonText(String(value)),
  parseValue: (value) => value,
  parseLiteral: literal,
});

export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literal,
});

function literal(node: ValueNode, variables?: Parameters<typeof valueFromASTUntyped>[1]): unknown {
  return valueFromASTUntyped(node, variables);
}

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !ISO_DAY.test(value) || new Date(value).toJSON()?.slice(0, 10) !== value)
    throw badInput(`日付は「2026-04-01」のように書いてください(${JSON.stringify(value)})。`);
  return value;
}

function parseInstant(value: unknown): string {
  if (typeof value !== 'string' || !/T.*(Z|[+-]\d{2}:\d{2})$/.test(value) || Number.isNaN(Date.parse(value)))
    throw badInput(`日時は「2026-04-01T09:00:00+09:00」のように書いてください(${JSON.stringify(value)})。`);
  return value;
}
