import type { FeedSource } from './feed-source.ts';

/** pattern_jp.txt of GTFS-JP: 経由 of each jp_pattern_id, as it stands on the bus. */
export async function readVias(source: FeedSource): Promise<ReadonlyMap<string, string>> {
  const vias = new Map<string, string>();
  await source.read('pattern_jp.txt', (column) => {
    const [id, via] = [column('jp_pattern_id'), column('via_stop')];
    return (row) => {
      const pattern = row.required(id, 'jp_pattern_id');
      const text = row.textOrNull(via);
      if (pattern && text) vias.set(pattern, text);
    };
  });
  return vias;
}
