import { readFile } from 'node:fs/promises';
import { runsOn } from '@hazama/geo';
import { inspectFeed } from '@hazama/server/dataset';
import { expect, it } from 'vitest';
import { testData } from '../../support/test-data.ts';

/** The day so many days after another, YYYY-MM-DD. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

it('runs as many trips on each of sixty days as its validator counted', async () => {
  // kuwayamamasayuki/GTFS-JP@af01375d test/outputs: 2019-05-02 and the 59 days after it
  const name = 'gtfs.1026.isesakishi_com.zip';
  const bytes = await readFile(testData(`gtfs/${name}`));
  const { feed } = await inspectFeed({ name, bytes }, '2019-06-05');
  if (!feed) throw new Error(`${name} was not read`);
  const { services, trips } = feed;
  const serviceOf = [...trips.service.toArray()];
  const tripsOn = (day: string) => {
    const running = new Set(
      services.list.flatMap(({ added, removed, ...weekly }, at) =>
        runsOn({ ...weekly, addedDates: added, removedDates: removed }, day) ? [at] : [],
      ),
    );
    return serviceOf.filter((service) => running.has(service)).length;
  };
  const days = Array.from({ length: 60 }, (_, at) => dayAfter('2019-05-02', at));
  const counts = days.map(tripsOn);
  expect(Math.round(counts.reduce((sum, count) => sum + count, 0) / 60)).toBe(76);
  expect(Math.max(...counts)).toBe(92);
  expect(days.filter((_, at) => counts[at] === 92)).toEqual(['2019-05-03', '2019-05-06']);
  expect(Math.min(...counts)).toBe(61);
  expect(counts.filter((count) => count === 61)).toHaveLength(16);
});
