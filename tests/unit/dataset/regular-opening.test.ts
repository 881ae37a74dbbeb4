import { factsOf, type RegularOpening, scheduleOf } from '@hazama/geo';
import { parseSchedule } from '@hazama/server/dataset';
import { expect, it } from 'vitest';

/** Every choice of weekdays, and every number of times that a month has room for. */
const openings: readonly RegularOpening[] = [
  ...Array.from({ length: 127 }, (_, bits): RegularOpening => {
    const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => ((bits + 1) >> weekday) & 1);
    return { every: 'week', weekdays };
  }),
  ...Array.from({ length: 31 }, (_, times): RegularOpening => ({ every: 'month', times: times + 1 })),
];

it.each(openings)('a place that is tried opens as often as the server reads its words: %j', (opening) => {
  const { opening: read, unread } = parseSchedule(scheduleOf(opening));
  expect(unread).toEqual([]);
  expect({ isWeekly: read?.weekly, openingsPerMonth: read?.openingsPerMonth }).toEqual(factsOf(opening));
});
