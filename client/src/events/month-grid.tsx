import { daysWithEvents, type EventMonth, weeksOf } from './event-months.ts';

interface Props {
  readonly month: EventMonth;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A month at a glance: the days on which something takes place. What they are stands in the list beside it. */
export function MonthGrid({ month, today }: Props) {
  const marked = daysWithEvents(month);
  const now = today.slice(0, 7) === month.month ? Number(today.slice(8)) : null;
  return (
    <div className="event-grid" aria-hidden="true">
      {weeksOf(month.month)
        .flat()
        .map((day, at) => (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- the places of a grid are what they are
            key={at}
            data-marked={(day !== null && marked.has(day)) || undefined}
            data-today={(day !== null && day === now) || undefined}
          >
            {day}
          </span>
        ))}
    </div>
  );
}
