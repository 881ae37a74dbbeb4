import DataLoader from 'dataloader';

/** Loads what many resolvers ask for one by one in one statement; lives as long as its request. */
export function loadOne<K, R, V>(
  list: (keys: readonly K[]) => Promise<readonly R[]>,
  keyOf: (row: R) => K,
  valueOf: (row: R) => V,
): DataLoader<K, V | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await list(keys)).map((row) => [keyOf(row), valueOf(row)]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** The same for what has many answers to one key; their order is kept. */
export function loadMany<K, R, V>(
  list: (keys: readonly K[]) => Promise<readonly R[]>,
  keyOf: (row: R) => K,
  valueOf: (row: R) => V,
): DataLoader<K, V[]> {
  return new DataLoader(async (keys) => {
    const found = new Map<K, V[]>(keys.map((key) => [key, []]));
    for (const row of await list(keys)) found.get(keyOf(row))?.push(valueOf(row));
    return keys.map((key) => found.get(key) ?? []);
  });
}

/**
 * As `loadOne` where thousands ask at once: all who ask in one turn get the same promise of the whole answer, and look up
 * their own part in it.
 */
export function loadTogether<K, V>(list: (keys: readonly K[]) => Promise<V>): (key: K) => Promise<V> {
  let keys: K[] = [];
  let answer: Promise<V> | undefined;
  return (key) => {
    keys.push(key);
    answer ??= afterThisTurn().then(() => {
      const asked = keys;
      keys = [];
      answer = undefined;
      return list(asked);
    });
    return answer;
  };
}

/** When every resolver that is ready has run, also those that wait for one that is. */
const afterThisTurn = (): Promise<void> =>
  new Promise((resolve) => void Promise.resolve().then(() => process.nextTick(resolve)));
