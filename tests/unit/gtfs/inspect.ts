import { type InspectedFeed, inspectFeed } from '@hazama/server/dataset';
import { madeFeed, zipped } from '../../support/made-feed.ts';

export const TODAY = '2026-11-22';

type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** 三升バス with some of its files changed (null: taken out), read as a zip. */
export function inspect(changes: Changes = {}): Promise<InspectedFeed> {
  const files: Record<string, string | Uint8Array> = madeFeed();
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) delete files[name];
    else files[name] = content;
  }
  return inspectFeed({ name: 'bus.zip', bytes: zipped(files) }, TODAY);
}

/** 「ERROR foreign_key_violation stop_times.txt:3 stop_id nowhere」, one an issue. */
export function told({ issues }: InspectedFeed): string[] {
  return issues.map(({ level, code, file, line, field, value }) =>
    [level, code, line === undefined ? file : `${file}:${line}`, field, value].filter(Boolean).join(' '),
  );
}
