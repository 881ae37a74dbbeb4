import '../edit/edit-form.css';
import './event-screen.css';
import { CalendarArrowDown, ChevronLeft, ChevronRight, Download, Plus, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { AreaFilter } from '../town/area-filter.tsx';
import { useMayEdit } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { ListScreen } from '../ui/list-screen.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { calendarOf } from './event-calendar.ts';
import { EventList } from './event-list.tsx';
import { monthsOf } from './event-months.ts';
import type { ListedEvent } from './event-queries.ts';
import { OpenedEvent } from './opened-event.tsx';
import { useEventList } from './use-event-list.ts';
import { useEventWords } from './use-event-words.ts';

/** 行事: a 年度 month by month, by kind and area; beside it the event that is open. */
export function EventScreen() {
  const text = useText();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const { municipality } = useTown();
  const { record, kind, area, as } = useViewState();
  const list = useEventList();
  const { fiscalYear, events, total, overview } = list;
  const words = useEventWords();
  const months = useMemo(() => monthsOf(fiscalYear, events ?? []), [fiscalYear, events]);
  const open = record === 'new' ? null : (events?.find(({ id }) => id === record) ?? undefined);
  const isOpen = record === 'new' ? mayEdit : open !== undefined;
  const kinds = overview?.kinds.map(({ id }) => id) ?? [];

  // every year: what is narrowed by area alone can be brought in again
  const workbook = `/export/events.xlsx?${new URLSearchParams({
    m: municipality.code,
    ...(area !== null && { area: String(area) }),
    ...(as !== null && { as }),
  })}`;
  const download = () => {
    if (!events) return;
    const name = `${municipality.name} ${text('event.title')} ${format.fiscalYear(fiscalYear)}`;
    save(
      `${municipality.name}_${text('event.title')}_${fiscalYear}.ics`,
      calendarOf(name, events.map(toCalendar), new Date()),
    );
  };
  const toCalendar = (event: ListedEvent) => ({
    ...event,
    lines: [words.kind(event.kind), event.audience, event.organizer, event.note].filter((line) => line !== null),
  });

  return (
    <ListScreen
      className="event-screen"
      title={text('event.title')}
      period={
        <div className="event-year">
          <YearStep by={-1} fiscalYear={fiscalYear} years={overview?.fiscalYears} />
          <b>{format.fiscalYear(fiscalYear)}</b>
          <YearStep by={1} fiscalYear={fiscalYear} years={overview?.fiscalYears} />
        </div>
      }
      count={events && text('event.count', { n: total })}
      actions={
        <>
          <Button onPress={download} isDisabled={!events || events.length === 0}>
            <CalendarArrowDown size={18} aria-hidden />
            {text('event.ics')}
          </Button>
          <a data-desk className="button button-outlined" href={workbook} download>
            <Download size={18} aria-hidden />
            {text('event.excel')}
          </a>
          <Button data-desk onPress={() => window.print()} isDisabled={!events || events.length === 0}>
            <Printer size={18} aria-hidden />
            {text('action.print')}
          </Button>
          {mayEdit && (
            <ViewLink className="button button-filled" to={{ screen: 'records', record: 'new' }}>
              <Plus size={18} aria-hidden />
              {text('event.new')}
            </ViewLink>
          )}
        </>
      }
      conditions={<Filters kinds={kinds} />}
      open={
        isOpen ? <OpenedEvent key={`${record} ${open?.revision ?? ''}`} event={open ?? null} kinds={kinds} /> : null
      }
    >
      {list.error ? (
        <Notice
          tone="error"
          title={text('err.load')}
          error={list.error}
          actions={<Button onPress={list.retry}>{text('action.retry')}</Button>}
        >
          {text('err.load.todo')}
        </Notice>
      ) : !events ? (
        <Skeleton lines={[0.3, 1, 1, 1, 0.3, 1, 1]} lineHeight={56} />
      ) : events.length === 0 ? (
        <Notice tone="empty" title={text(kind !== null || area !== null ? 'event.none.filtered' : 'event.none')}>
          {text(kind !== null || area !== null ? 'res.none.change' : 'event.none.todo')}
        </Notice>
      ) : (
        <EventList key={fiscalYear} months={months} />
      )}
      {events && total > events.length && <p>{text('event.tooMany', { n: total - events.length })}</p>}
    </ListScreen>
  );
}

interface YearProps {
  readonly by: -1 | 1;
  readonly fiscalYear: number;
  /** 年度 that have events. */
  readonly years: readonly number[] | undefined;
}

/** To the next 年度 that has events on that side. */
function YearStep({ by, fiscalYear, years = [] }: YearProps) {
  const text = useText();
  const next = by < 0 ? years.findLast((year) => year < fiscalYear) : years.find((year) => year > fiscalYear);
  const Icon = by < 0 ? ChevronLeft : ChevronRight;
  return (
    <Button
      variant="icon"
      isDisabled={next === undefined}
      aria-label={text(by < 0 ? 'event.year.before' : 'event.year.after')}
      onPress={() => next !== undefined && changeView({ screen: 'records', fiscalYear: next, record: null })}
    >
      <Icon size={20} aria-hidden />
    </Button>
  );
}

function Filters({ kinds }: { readonly kinds: readonly string[] }) {
  const text = useText();
  const words = useEventWords();
  const { kind } = useViewState();
  return (
    <search className="list-filters">
      <label>
        {text('res.filter.kind')}
        <select
          value={kind ?? ''}
          onChange={({ target }) => changeView({ screen: 'records', kind: target.value || null }, 'replace')}
        >
          <option value="">{text('res.filter.all')}</option>
          {[...new Set([...kinds, ...(kind === null ? [] : [kind])])].map((id) => (
            <option key={id} value={id}>
              {words.kind(id)}
            </option>
          ))}
        </select>
      </label>
      <AreaFilter screen="records" />
    </search>
  );
}

function save(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
