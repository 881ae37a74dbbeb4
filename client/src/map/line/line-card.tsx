import './line-card.css';
import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDayKindName } from '../transit/use-day-kind-name.ts';
import type { LineAnswer, LineCoverage } from './use-line-coverage.ts';

interface Props {
  readonly answer: LineAnswer;
  readonly onClose: () => void;
}

/** 路線: how many people live near its stops and how much of it runs, in words, numbers and stop by stop. */
export function LineCard({ answer, onClose }: Props) {
  const text = useText();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const { line, isAsking, error, retry } = answer;
  // it opened by a key or a press: what it says is next
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc shuts what has the focus: ARIA dialog
    <section
      ref={card}
      tabIndex={-1}
      className="map-card line-card"
      data-map-cover=""
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h3 id={titleId}>{line?.name ?? text('transit.routes')}</h3>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      <div className="line-card-body">
        {line && <Line line={line} />}
        {!line && error && (
          <Notice
            tone="error"
            title={text('transit.fail')}
            error={error}
            actions={<Button onPress={retry}>{text('action.retry')}</Button>}
          >
            <p>{text('err.load.todo')}</p>
          </Notice>
        )}
        {!line && !error && <p role="status">{text(isAsking ? 'transit.loading' : 'line.gone')}</p>}
      </div>
    </section>
  );
}

function Line({ line }: { readonly line: LineCoverage }) {
  const text = useText();
  const format = useFormat();
  const dayName = useDayKindName();
  const { day, state, runs, meters, stops, residents, older, isPartial, sentence } = line;
  const told = (people: LineCoverage['residents']): string => {
    if (people.state === 'SUPPRESSED') return text('value.suppressed');
    return people.people === null ? text('value.unknown') : text('unit.people', { n: format.number(people.people) });
  };
  const departures = (count: number | null): string =>
    count === null ? text('value.unknown') : text('line.count', { n: format.number(count) });
  return (
    <>
      <p className="line-card-day">{dayName(day)}</p>
      {state === 'STALE' && <p className="line-card-stale">{text('line.expired')}</p>}
      <p className="line-card-sentence" role="status">
        {sentence}
      </p>
      <dl>
        <div>
          <dt>{text('line.residents', { n: meters })}</dt>
          <dd className="number">{told(residents)}</dd>
        </div>
        <div>
          <dt>{text('line.older')}</dt>
          <dd className="number">{told(older)}</dd>
        </div>
        <div>
          <dt>{text('line.runs')}</dt>
          <dd className="number">{departures(runs)}</dd>
        </div>
      </dl>
      {isPartial && <p className="line-card-note">{text('travel.partial')}</p>}
      <details>
        <summary>{text('line.stops', { n: stops.length })}</summary>
        <ul>
          {stops.map(({ name, longitude, latitude, departures: count }) => (
            <li key={`${longitude} ${latitude}`}>
              <span>{name}</span>
              <span className="number">{departures(count)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
