import { useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useServiceDays } from '../../town/use-service-day.ts';
import { fitsWindow, type TravelView } from '../../travel-view.ts';
import { changeView } from '../../view-state.ts';
import type { Transit } from '../transit/use-transit.ts';

interface Props {
  readonly travel: TravelView;
  readonly transit: Transit;
}

/** On which day one leaves, and between which minutes. */
export function TravelTimes({ travel, transit }: Props) {
  const text = useText();
  const { day } = useServiceDays();
  // what is typed stands, also while it is no window yet
  const [wanted, setWanted] = useState({ fromMinutes: travel.fromMinutes, untilMinutes: travel.untilMinutes });
  const days = transit.feeds.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).toSorted();
  const fits = fitsWindow(wanted.fromMinutes, wanted.untilMinutes);
  const change = (changed: Partial<typeof wanted>) => {
    const next = { ...wanted, ...changed };
    setWanted(next);
    if (fitsWindow(next.fromMinutes, next.untilMinutes)) changeView({ travel: { ...travel, ...next } }, 'replace');
  };
  return (
    <div className="travel-times">
      <label>
        <span>{text('transit.day')}</span>
        <input
          type="date"
          value={day?.date ?? ''}
          min={days[0]}
          max={days.at(-1)}
          onChange={({ target }) => changeView({ serviceDay: target.value || null }, 'replace')}
        />
      </label>
      <div role="group" aria-label={text('travel.leave')}>
        <span aria-hidden>{text('travel.leave')}</span>
        {(['fromMinutes', 'untilMinutes'] as const).map((end) => (
          <label key={end}>
            <span className={end === 'fromMinutes' ? 'visually-hidden' : undefined}>{text(`travel.${end}`)}</span>
            <input
              type="time"
              value={clock(wanted[end])}
              aria-invalid={!fits}
              onChange={({ target }) => target.value && change({ [end]: minutesOf(target.value) })}
            />
          </label>
        ))}
      </div>
      {!fits && <p role="alert">{text('travel.window')}</p>}
    </div>
  );
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
