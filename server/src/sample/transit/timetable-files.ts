import type { Day } from '@hazama/geo';
import { strToU8, zipSync } from 'fflate';
import type { TransitFacts } from '../facts/transit-facts.ts';
import { DEMO_SOURCE } from '../places/recipe-resources.ts';
import type { SampleTimetable } from '../sample-town.ts';
import type { BusFeed } from './bus-network.ts';
import { feedTexts } from './feed-texts.ts';
import { tripsOf } from './line-trips.ts';
import { validDays } from './running-days.ts';

/** As a zip writes it, in local time: the same bytes on every machine. */
const WRITTEN_AT = new Date(2020, 0, 1);

/** One zip for each company, as it would publish it. */
export function timetableFiles(feeds: readonly BusFeed[], { runs }: TransitFacts, asOf: Day): SampleTimetable[] {
  return feeds.map((feed) => {
    const trips = feed.lines.flatMap((line) => tripsOf(line, runs));
    const texts = feedTexts(feed, trips, validDays(feed, asOf));
    const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
    return {
      name: `${feed.feed}-gtfs-jp.zip`,
      command: 'gtfs',
      options: { source: feed.agency, license: DEMO_SOURCE },
      bytes: zipSync(files, { mtime: WRITTEN_AT }),
    };
  });
}
