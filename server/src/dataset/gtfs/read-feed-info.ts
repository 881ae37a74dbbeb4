import { dateOf } from './feed-row.ts';
import type { FeedSource } from './feed-source.ts';

/** feed_info.txt */
export interface FeedInfo {
  readonly publisher: string | null;
  readonly publisherUrl: string | null;
  readonly version: string | null;
  /** YYYY-MM-DD */
  readonly startDate: string | null;
  readonly endDate: string | null;
}

const NOTHING: FeedInfo = {
  publisher: null,
  publisherUrl: null,
  version: null,
  startDate: null,
  endDate: null,
};

/** Its first row; nothing of it is needed. */
export async function readFeedInfo(source: FeedSource): Promise<FeedInfo> {
  let info: FeedInfo | undefined;
  await source.read('feed_info.txt', (column) => {
    const dates = ['feed_start_date', 'feed_end_date'].map((name) => [name, column(name)] as const);
    return (row) => {
      if (info) return;
      const [startDate = null, endDate = null] = dates.map(([field, at]) => {
        const text = row.text(at);
        const date = dateOf(text) ?? null;
        if (text && !date) row.note('invalid_date', { field, value: text });
        return date;
      });
      info = {
        publisher: row.textOrNull(column('feed_publisher_name')),
        publisherUrl: row.textOrNull(column('feed_publisher_url')),
        version: row.textOrNull(column('feed_version')),
        startDate,
        endDate,
      };
    };
  });
  return info ?? NOTHING;
}
