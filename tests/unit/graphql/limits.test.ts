import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, LIMITS, measureQuery, type QuerySize } from '@hazama/server/graphql';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

const CLIENT = fileURLToPath(new URL('../../../client/src', import.meta.url));

/** Every operation and fragment that stands in the client's sources, by name. */
const definitions = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => [...readFileSync(path.join(CLIENT, file), 'utf8').matchAll(/graphql\(\s*`([^`]+)`/g)])
  .flatMap(([, text = '']) => parse(text).definitions)
  .filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION,
  );
const operations = definitions.filter(
  (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
);
const fragments = definitions.filter(
  (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
);

const sizeOf = (query: string, variables: Record<string, unknown> = {}): QuerySize => {
  const document = parse(query);
  return measureQuery(document, document.definitions[0] as OperationDefinitionNode, variables);
};

/** What a definition spreads, and what that spreads in turn. */
function fragmentsIn(definition: OperationDefinitionNode | FragmentDefinitionNode): FragmentDefinitionNode[] {
  const spread = fragments.filter(({ name }) => JSON.stringify(definition.selectionSet).includes(`"${name.value}"`));
  return [...new Set(spread.flatMap((fragment) => [fragment, ...fragmentsIn(fragment)]))];
}

describe('the client', () => {
  it('asks for nothing that is refused, nor for half of it', () => {
    expect(operations.length).toBeGreaterThan(10);
    // a screen shows a dozen indicators at most
    const variables = { indicators: Array.from({ length: 12 }, (_, index) => `indicator-${index}`) };
    const sizes = operations.map((operation) =>
      measureQuery({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, operation, variables),
    );
    expect(Math.max(...sizes.map(({ depth }) => depth))).toBeLessThanOrEqual(LIMITS.depth / 2);
    expect(Math.max(...sizes.map(({ aliases }) => aliases))).toBeLessThanOrEqual(LIMITS.aliases / 2);
    expect(Math.max(...sizes.map(({ cost }) => cost))).toBeLessThanOrEqual(LIMITS.cost / 2);
  });

  it('asks for what there is', async () => {
    const schema = await buildSchema();
    for (const operation of operations) {
      const used = fragmentsIn(operation);
      const errors = validate(schema, { kind: Kind.DOCUMENT, definitions: [operation, ...used] });
      expect(errors.map(({ message }) => `${operation.name?.value}: ${message}`)).toEqual([]);
    }
  });
});

describe('the size of a query', () => {
  it('counts fields, times the rows of the lists above', () => {
    expect(sizeOf('{ session { mode role } }')).toEqual({ depth: 2, aliases: 0, cost: 3 });
    expect(sizeOf('{ resources(filter: {}, first: 20) { nodes { id name } } }').cost).toBe(1 + 20 * 3);
    expect(sizeOf('query ($n: Int) { resources(filter: {}, first: $n) { nodes { id } } }', { n: 7 }).cost).toBe(
      1 + 7 * 2,
    );
    // a default counts where nothing is given
    expect(sizeOf('query ($n: Int = 9) { resources(filter: {}, first: $n) { nodes { id } } }').cost).toBe(1 + 9 * 2);
    expect(sizeOf('query ($n: Int = 9) { resources(filter: {}, first: $n) { nodes { id } } }', { n: 2 }).cost).toBe(
      1 + 2 * 2,
    );
    expect(sizeOf('{ area(id: "x") { values(indicators: ["a", "b"]) { value } } }').cost).toBe(2 + 2);
  });

  it('lets a planner ask for every value of every area', () => {
    const values =
      'state value numerator denominator gapPeople low high achievement method year dataFrom computedAt indicator { id }';
    expect(sizeOf(`{ municipality(code: "24216") { areas { id name values { ${values} } } } }`).cost).toBeLessThan(
      LIMITS.cost,
    );
  });

  it('counts what fragments hold each time, and is soon done where each spreads the next twice', () => {
    const chain = Array.from(
      { length: 500 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} a${index}: __typename ...F${index + 1} }`,
    );
    const from = performance.now();
    const { cost } = sizeOf(`{ ...F0 } ${chain.join(' ')} fragment F500 on Query { session { mode } }`);
    expect(cost).toBeGreaterThan(LIMITS.cost);
    expect(performance.now() - from).toBeLessThan(500);
  });

  it('doesn’t count what tells of the schema', () => {
    expect(sizeOf('{ __schema { types { name fields { name args { name } } } } __typename }')).toEqual({
      depth: 0,
      aliases: 0,
      cost: 0,
    });
  });
});
