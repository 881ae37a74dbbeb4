import { Pace } from './file/pace.ts';

/** Items between two looks at the clock. */
const ITEMS_PER_LOOK = 64;

/** `items.map`, so that the server answers others while a nation's list is worked through. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const pace = new Pace();
  const results: Result[] = [];
  let index = 0;
  for (const item of items) {
    results.push(map(item, index));
    if (index++ % ITEMS_PER_LOOK === 0) await pace.yieldWhenDue();
  }
  return results;
}

/** `items.filter`, likewise. */
export async function filterInTurns<Item>(items: readonly Item[], keep: (item: Item) => boolean): Promise<Item[]> {
  const kept: Item[] = [];
  await mapInTurns(items, (item) => {
    if (keep(item)) kept.push(item);
  });
  return kept;
}
