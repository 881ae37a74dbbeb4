import { useState } from 'react';
import { useQuery } from 'urql';
import type { TripTrialChange } from '../edit/trial-draft.ts';
import { secondsOf, timeFieldOf, useTrialWords } from '../edit/use-trial-words.ts';
import { useText } from '../i18n/use-text.tsx';
import { clock } from '../map/transit/clock.ts';
import { NO_CHANGE } from '../map/transit/try-departure.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { type LineRun, lineRunsQuery, linesQuery } from './choice-query.ts';
import type { OpenScenario } from './use-scenario.ts';

interface Props {
  readonly scenario: OpenScenario;
  /** YYYY-MM-DD; null before it is known. */
  readonly day: string | null;
}

/** Choosing what to try from lists: lines, their trips, and times. What the map does with a press is done here by keyboard. */
export function AddChange({ scenario, day }: Props) {
  const text = useText();
  const wordsOf = useTrialWords();
  const { municipality } = useTown();
  const [lineId, setLineId] = useState('');
  const [runKey, setRunKey] = useState('');
  const [{ data: ofDay }] = useQuery({
    query: linesQuery,
    variables: { code: municipality.code, day: day ?? '' },
    pause: day === null,
  });
  const lines = ofDay?.transit?.lines ?? [];
  const line = lines.find(({ id }) => id === lineId) ?? null;
  const [{ data: ofLine }] = useQuery({
    query: lineRunsQuery,
    variables: { code: municipality.code, line: lineId, day: day ?? '' },
    pause: day === null || line === null,
  });
  const runs = line ? (ofLine?.transit?.lineRuns ?? []) : [];
  const run = runs.find((each) => keyOf(each) === runKey) ?? null;
  const add = (change: Partial<TripTrialChange> & Pick<TripTrialChange, 'kind'>) => {
    const whole: TripTrialChange = { ...NO_CHANGE, lineName: line?.name ?? null, ...change };
    scenario.change(text('whatif.tried', { words: wordsOf(whole) }), (changes) => [...changes, whole]);
  };
  return (
    <details className="whatif-add" open={scenario.changes.length === 0 || undefined}>
      <summary>{text('whatif.add')}</summary>
      <label>
        {text('whatif.line')}
        <select
          value={lineId}
          onChange={({ target }) => {
            setLineId(target.value);
            setRunKey('');
          }}
        >
          <option value="">
            {day !== null && ofDay && lines.length === 0 ? text('whatif.noLines') : text('whatif.choose')}
          </option>
          {lines.map(({ id, name, trips }) => (
            <option key={id} value={id}>
              {text('whatif.lineOption', { name, n: trips })}
            </option>
          ))}
        </select>
      </label>
      {line && (
        <>
          <Button onPress={() => add({ kind: 'REMOVE_LINE', line: line.id })}>{text('whatif.ifNotLine')}</Button>
          <label>
            {text('whatif.trip')}
            <select value={runKey} onChange={({ target }) => setRunKey(target.value)}>
              <option value="">{text('whatif.choose')}</option>
              {runs.map((each) => (
                <option key={keyOf(each)} value={keyOf(each)}>
                  {text('whatif.tripOption', {
                    time: clock(each.startSeconds),
                    from: each.firstStop ?? '',
                    to: each.headsign ?? each.lastStop ?? '',
                  })}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {run && <OfRun key={runKey} run={run} onAdd={add} />}
    </details>
  );
}

const keyOf = ({ trip, startSeconds }: LineRun) => `${startSeconds} ${trip}`;

const HOUR = 3600;
const LEAST_MINUTES = 5;

interface OfRunProps {
  readonly run: LineRun;
  readonly onAdd: (change: Partial<TripTrialChange> & Pick<TripTrialChange, 'kind'>) => void;
}

/** Without a trip, with one more like it, or every so many minutes. */
function OfRun({ run, onAdd }: OfRunProps) {
  const text = useText();
  const { trip, startSeconds, headsign, firstStop } = run;
  const [at, setAt] = useState(timeFieldOf(startSeconds + HOUR / 2));
  const [from, setFrom] = useState(timeFieldOf(startSeconds));
  const [until, setUntil] = useState(timeFieldOf(startSeconds + 3 * HOUR));
  const [minutes, setMinutes] = useState('30');
  const common = { trip, headsign, stopName: firstStop };
  const one = secondsOf(at, startSeconds);
  const [start, end] = [secondsOf(from, startSeconds), secondsOf(until, startSeconds)];
  const every = Number(minutes) * 60;
  const canRepeat =
    start !== null && end !== null && end >= start && every >= LEAST_MINUTES * 60 && Number.isInteger(every);
  return (
    <div className="whatif-of-run">
      <Button onPress={() => onAdd({ ...common, kind: 'REMOVE_TRIP', startSeconds })}>
        {text('whatif.ifNotTrip')}
      </Button>
      <div className="whatif-one-more">
        <label>
          {text('whatif.oneMoreAt', { stop: firstStop ?? '' })}
          <input type="time" value={at} onChange={({ target }) => setAt(target.value)} />
        </label>
        <Button
          isDisabled={one === null}
          onPress={() => one !== null && onAdd({ ...common, kind: 'ADD_TRIP', startSeconds: one })}
        >
          {text('whatif.ifOneMore')}
        </Button>
      </div>
      <fieldset>
        <legend>{text('whatif.repeat')}</legend>
        <label>
          {text('whatif.from')}
          <input type="time" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label>
          {text('whatif.until')}
          <input type="time" value={until} onChange={({ target }) => setUntil(target.value)} />
        </label>
        <label>
          {text('whatif.every')}
          <input
            type="number"
            min={LEAST_MINUTES}
            max={720}
            step={1}
            value={minutes}
            onChange={({ target }) => setMinutes(target.value)}
          />
        </label>
        <Button
          isDisabled={!canRepeat}
          onPress={() =>
            canRepeat &&
            onAdd({ ...common, kind: 'REPEAT_TRIP', startSeconds: start, untilSeconds: end, everySeconds: every })
          }
        >
          {text('whatif.ifRepeated')}
        </Button>
        <p>{text('whatif.repeat.hint')}</p>
      </fieldset>
    </div>
  );
}
