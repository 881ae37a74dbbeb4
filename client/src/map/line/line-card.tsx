import './line-card.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AnswerCard } from '../cards/answer-card.tsx';
import { useDayKindName } from '../transit/use-day-kind-name.ts';
import { useToldPeople } from '../transit/use-told-people.ts';
import type { LineAnswer, LineCoverage } from './use-line-coverage.ts';

interface Props {
  readonly answer: LineAnswer;
  readonly onClose: () => void;
}

/** 路線: how many people live near its stops and how much of it runs, in words, numbers and stop by stop. */
export function LineCard({ answer, onClose }: Props) {
  const text = useText();
  const { line, isAsking, error, retry } = answer;
  return (
    <AnswerCard className="line-card" title={line?.name ?? text('transit.routes')} onClose={onClose}>
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
    </AnswerCard>
  );
}

function Line({ line }: { readonly line: LineCoverage }) {
  const text = useText();
  const format = useFormat();
  const dayName = useDayKindName();
  const { day, state, runs, meters, stops, residents, older, isPartial, sentence } = line;
  const told = useToldPeople();
  const departures = (count: number | null): string =>
    count === null ? text('value.unknown') : text('line.count', { n: format.number(count) });
  return (
    <>
      <p className="answer-card-day">{dayName(day)}</p>
      {state === 'STALE' && <p className="answer-card-stale">{text('line.expired')}</p>}
      <p className="answer-card-sentence" role="status">
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
      {isPartial && <p className="answer-card-note">{text('travel.partial')}</p>}
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
