import './area-events.css';
import { CalendarDays } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { ViewLink } from '../view-link.tsx';
import type { AreaDetail } from './area-query.ts';

/** 行事: how many the running 年度 has for the area, and which comes next. */
export function AreaEvents({ area }: { readonly area: AreaDetail }) {
  const text = useText();
  const format = useFormat();
  const { fiscalYear, count, next } = area.events;
  // what is for the whole town stands on the list of its events
  if (area.kind === 'MUNICIPALITY') return null;
  const year = format.fiscalYear(fiscalYear);
  return (
    <p className="area-events">
      <CalendarDays size={20} aria-hidden />
      <ViewLink
        to={{ screen: 'records', records: 'events', record: null, kind: null, area: area.number, fiscalYear: null }}
      >
        {text('event.title')}
      </ViewLink>
      <span>
        {count === null ? text('event.area.unknown', { year }) : text('event.area.count', { year, n: count })}
      </span>
      {next && (
        <span className="area-events-next">
          {text('event.area.next', { day: format.date(next.heldOn), title: next.title })}
        </span>
      )}
    </p>
  );
}
