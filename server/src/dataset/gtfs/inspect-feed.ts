import { fileName, type InputFile } from '../file/read-file.ts';
import type { Refused } from '../import-report.ts';
import { type Issue, IssueLog, Refusal } from '../issue.ts';
import type { Feed } from './feed.ts';
import { openFeed } from './feed-files.ts';
import { FeedLog } from './feed-log.ts';
import { FeedSource } from './feed-source.ts';
import { readAgencies } from './read-agencies.ts';
import { readFeed } from './read-feed.ts';

/** What a timetable is, and what is wrong with it, before anything is asked of a town. */
export interface InspectedFeed {
  /** null where it can't be used */
  readonly feed: Feed | null;
  readonly refusal: Refused | null;
  readonly issues: readonly Issue[];
  /** Records that were read. */
  readonly rows: number;
}

/** Reads and checks a timetable without a database. `today`: YYYY-MM-DD. @throws DatasetError when it isn't there */
export async function inspectFeed(file: InputFile, today: string): Promise<InspectedFeed> {
  const log = new IssueLog(fileName(file));
  let source: FeedSource | undefined;
  try {
    source = new FeedSource(await openFeed(file), new FeedLog(log));
    const feed = await readFeed(source, await readAgencies(source), today);
    return { feed, refusal: null, issues: log.list(), rows: source.rows };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.add(error.code, error.draft);
    const refusal = { code: error.code, message: error.message };
    return { feed: null, refusal, issues: log.list(), rows: source?.rows ?? 0 };
  }
}
