import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { todayInTokyo } from '../town/today.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { ViewLink } from '../view-link.tsx';
import { useViewState } from '../view-state.ts';
import type { EventMonth } from './event-months.ts';
import type { ListedEvent } from './event-queries.ts';
import { MonthGrid } from './month-grid.tsx';
import { useEventWords } from './use-event-words.ts';

/** Month by month, from April; ↑ and ↓ go from one event to the next. */
export function EventList({ months }: { readonly months: readonly EventMonth[] }) {
  const today = todayInTokyo();
  const running = useRef<HTMLElement>(null);
  // the year begins in April, and what comes next is what is looked for
  // browsers of today answer a scroll with a promise, which React would call as what ends the effect
  useEffect(() => {
    running.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its links take the keys
    <div className="event-months" onKeyDown={walk}>
      {months
        .filter(({ events }) => events.length > 0)
        .map((month) => (
          <MonthSection
            key={month.month}
            month={month}
            today={today}
            {...(month.month === today.slice(0, 7) && { section: running })}
          />
        ))}
    </div>
  );
}

interface MonthProps {
  readonly month: EventMonth;
  readonly today: string;
  readonly section?: React.RefObject<HTMLElement | null>;
}

function MonthSection({ month, today, section }: MonthProps) {
  const text = useText();
  const words = useEventWords();
  const id = `month-${month.month}`;
  return (
    <section className="event-month" aria-labelledby={id} ref={section} data-now={section ? true : undefined}>
      <div className="event-month-side">
        <h2 id={id}>
          {words.month(month.month)} <small>{text('event.count', { n: month.events.length })}</small>
        </h2>
        <MonthGrid month={month} today={today} />
      </div>
      <ul className="event-rows">
        {month.events.map((event) => (
          <Row key={event.id} event={event} today={today} />
        ))}
      </ul>
    </section>
  );
}

function Row({ event, today }: { readonly event: ListedEvent; readonly today: string }) {
  const words = useEventWords();
  const areaName = useAreaName();
  const { record } = useViewState();
  const { id, title, heldOn, untilOn, place, areas } = event;
  const where = [words.hours(event), place, areas.map((area) => areaName(area, 'sentence')).join('、')];
  const came = words.came(event);
  return (
    <li className="event-row" data-past={heldOn < today || undefined}>
      <ViewLink to={{ screen: 'records', record: id }} isCurrent={record === id}>
        <span className="event-row-day">
          <b>{Number(heldOn.slice(8))}</b>
          <span>{words.weekday(heldOn)}</span>
        </span>
        <span className="event-row-words">
          <b>{title}</b>
          <span>
            {untilOn !== null && `〜${words.day(untilOn)} ・ `}
            {where.filter(Boolean).join(' ・ ')}
          </span>
        </span>
        <span className="event-row-kind">{words.kind(event.kind)}</span>
        <span className="event-row-came">{came}</span>
      </ViewLink>
    </li>
  );
}

function walk(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
