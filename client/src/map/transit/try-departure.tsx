import { useState } from 'react';
import { changeTrial, lastOpenTrial, type TrialChange, type TripTrialChange } from '../../edit/trial-draft.ts';
import { secondsOf, timeFieldOf, useTrialWords } from '../../edit/use-trial-words.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { changeView } from '../../view-state.ts';
import { clock } from './clock.ts';
import type { StopTimetable } from './timetable-query.ts';

export type Line = StopTimetable['lines'][number];
export type Departure = Line['departures'][number];

const HALF_AN_HOUR = 1800;

export const NO_CHANGE = {
  trip: null,
  line: null,
  startSeconds: null,
  untilSeconds: null,
  everySeconds: null,
  lineName: null,
  headsign: null,
  stopName: null,
} as const;

/** Puts a change of the timetable to those that are tried, and shows what it does. */
export function useTryChange(): (change: TrialChange) => void {
  const { municipality } = useTown();
  const text = useText();
  const wordsOf = useTrialWords();
  return (change) => {
    const open = lastOpenTrial(municipality.code);
    changeTrial({
      ...open,
      words: text('whatif.tried', { words: wordsOf(change) }),
      change: (changes) => [...changes, change],
    });
    changeView({ screen: 'whatif', scenario: open.scenario });
  };
}

interface Props {
  readonly line: Line;
  readonly departure: Departure;
  /** The stop whose timetable it is. */
  readonly stopName: string;
  readonly onTry: (change: TripTrialChange) => void;
}

/** この便がなかったら, この時刻に1便ふやしたら: of one departure of a stop's timetable. */
export function TryDeparture({ line, departure, stopName, onTry }: Props) {
  const text = useText();
  const { trip, startSeconds, seconds, headsign } = departure;
  const [typed, setTyped] = useState(() => timeFieldOf(seconds + HALF_AN_HOUR));
  const wanted = secondsOf(typed, seconds);
  const start = wanted === null ? null : startSeconds + wanted - seconds;
  const words = { ...NO_CHANGE, trip, lineName: line.name, headsign };
  return (
    <div className="try-departure" role="group" aria-label={text('whatif.ofDeparture', { time: clock(seconds) })}>
      <p>{text('whatif.ofDeparture', { time: clock(seconds) })}</p>
      <Button onPress={() => onTry({ ...words, kind: 'REMOVE_TRIP', startSeconds })}>{text('whatif.ifNotTrip')}</Button>
      <label>
        <span>{text('whatif.oneMoreAt', { stop: stopName })}</span>
        <input type="time" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <Button
        isDisabled={start === null || start < 0}
        onPress={() => start !== null && onTry({ ...words, kind: 'ADD_TRIP', startSeconds: start })}
      >
        {text('whatif.ifOneMore')}
      </Button>
    </div>
  );
}

/** この路線がなかったら */
export function TryLine({ line, onTry }: Pick<Props, 'line' | 'onTry'>) {
  const text = useText();
  return (
    <Button
      variant="quiet"
      onPress={() => onTry({ ...NO_CHANGE, kind: 'REMOVE_LINE', line: line.id, lineName: line.name })}
    >
      {text('whatif.ifNotLine')}
    </Button>
  );
}
