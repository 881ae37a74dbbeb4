import { useIntl } from 'react-intl';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { todayInTokyo } from '../town/today.ts';
import type { ListedEvent } from './event-queries.ts';

/** Kinds that ship; a town's own words stand for themselves. */
export const EVENT_KINDS = [
  'course',
  'rally',
  'awareness',
  'screening',
  'talk',
  'exchange',
  'drill',
  'meeting',
  'other',
] as const;

const on = (day: string) => new Date(`${day}T00:00:00+09:00`);

/** How an event is said. */
export function useEventWords() {
  const text = useText();
  const { formatDate } = useIntl();
  return {
    kind: (kind: string): string => {
      const known = EVENT_KINDS.find((one) => one === kind);
      return known ? text(`event.kind.${known}` satisfies MessageId) : kind;
    },
    /** 4月 */
    month: (month: string): string => formatDate(on(`${month}-01`), { month: 'long', timeZone: 'Asia/Tokyo' }),
    weekday: (day: string): string => formatDate(on(day), { weekday: 'short', timeZone: 'Asia/Tokyo' }),
    /** 11月3日(火) */
    day: (day: string): string =>
      formatDate(on(day), { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'Asia/Tokyo' }),
    /** 10:00–12:00; "" where no hour is told */
    hours: ({ startTime, endTime }: Pick<ListedEvent, 'startTime' | 'endTime'>): string =>
      startTime === null ? '' : endTime === null ? text('event.from', { time: startTime }) : `${startTime}–${endTime}`,
    /** 34人, 10人未満; null where nobody has counted. */
    came: ({ participants, participantsState, heldOn }: ListedEvent): string | null => {
      if (participantsState === 'SUPPRESSED') return text('value.suppressed');
      if (participants !== null) return text('event.people', { n: participants });
      return heldOn < todayInTokyo() ? text('event.people.unknown') : null;
    },
  };
}
