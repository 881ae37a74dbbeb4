import './edit-form.css';
import { useDeferredValue } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';

const scheduleQuery = graphql(`
  query ScheduleReading($text: String!) {
    scheduleReading(text: $text) {
      openingsPerMonth
      hoursPerMonth
      nextDays
      unread
    }
  }
`);

/** What was understood of the days and hours that are typed, so that the writer sees what will be counted. */
export function ScheduleHint({ text: typed }: { readonly text: string }) {
  const text = useText();
  const format = useFormat();
  const asked = useDeferredValue(typed.trim());
  const [{ data }] = useQuery({ query: scheduleQuery, variables: { text: asked }, pause: asked === '' });
  if (asked === '') return <p className="edit-note">{text('res.schedule.example')}</p>;
  if (!data) return <p className="edit-note">…</p>;
  const { openingsPerMonth, hoursPerMonth, nextDays, unread } = data.scheduleReading;
  return (
    <p className="edit-note" aria-live="polite">
      {openingsPerMonth === null
        ? text('res.schedule.none')
        : text('res.schedule.read', { n: format.number(openingsPerMonth, 1) })}
      {hoursPerMonth !== null && ` ${text('res.schedule.hours', { n: format.number(hoursPerMonth, 1) })}`}
      {nextDays.length > 0 && ` ${text('res.schedule.next', { days: nextDays.map(format.date).join('、') })}`}
      {openingsPerMonth !== null &&
        unread.length > 0 &&
        ` ${text('res.schedule.unread', { words: unread.join('」「') })}`}
    </p>
  );
}
