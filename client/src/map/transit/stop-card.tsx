import './stop-card.css';
import { X } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useQuery } from 'urql';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useServiceDays } from '../../town/use-service-day.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { changeView } from '../../view-state.ts';
import type { PointedStop } from '../owner/pointer.ts';
import { TravelLinks } from '../travel/travel-links.tsx';
import { clock } from './clock.ts';
import { StopLines } from './stop-lines.tsx';
import { timetableQuery } from './timetable-query.ts';
import { TryStop } from './try-stop.tsx';
import { useServiceDayName } from './use-service-day-name.ts';
import type { Transit } from './use-transit.ts';

interface Props {
  readonly transit: Transit;
  readonly stop: PointedStop;
  readonly onClose: () => void;
}

/** 停留所の時刻表: what leaves a stop place that was pressed, on a day that can be chosen. */
export function StopCard({ transit, stop, onClose }: Props) {
  const text = useText();
  const dayName = useServiceDayName();
  const { municipality } = useTown();
  const { day: shown } = useServiceDays();
  const day = shown?.date ?? null;
  const [isTrying, setIsTrying] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: timetableQuery,
    variables: { code: municipality.code, stop: stop.id, day: day ?? '' },
    pause: day === null,
  });
  const timetable = data?.transit?.stopTimetable ?? null;
  const days = transit.feeds.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).toSorted();
  return (
    <section className="map-card stop-card" aria-label={text('transit.timetableOf', { name: stop.name })}>
      <header>
        <h3>
          {stop.name}
          {timetable?.nameKana && <small>{timetable.nameKana}</small>}
        </h3>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      <TravelLinks place={stop.point} name={stop.name} />
      <label className="stop-card-day">
        <span>{text('transit.day')}</span>
        <input
          type="date"
          value={day ?? ''}
          min={days[0]}
          max={days.at(-1)}
          onChange={({ target }) => changeView({ serviceDay: target.value || null }, 'replace')}
        />
      </label>
      <div className="stop-card-body" aria-busy={fetching}>
        {error && !timetable && (
          <Notice
            tone="error"
            title={text('transit.fail')}
            actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
          />
        )}
        {fetching && !timetable && <p role="status">{text('transit.loading')}</p>}
        {day !== null && data && !fetching && !timetable && (
          <p className="stop-card-summary">{text('transit.unknown', { day: dayName({ date: day, holiday: null }) })}</p>
        )}
        {timetable && (
          <>
            <p className="stop-card-summary">
              {timetable.departures === null
                ? text('transit.unknown', { day: dayName(timetable.day) })
                : text(timetable.departures === 0 ? 'transit.noneThatDay' : 'transit.departures', {
                    day: dayName(timetable.day),
                    n: timetable.departures,
                  })}
            </p>
            {timetable.lastRide && (
              <p className="stop-card-summary">
                {text('transit.lastRide', {
                  from: timetable.lastRide.from,
                  time: clock(timetable.lastRide.seconds),
                  line: timetable.lastRide.line,
                })}
              </p>
            )}
            {timetable.lines.length > 0 && (
              <ToggleButton
                className="button button-outlined stop-card-try"
                isSelected={isTrying}
                onChange={setIsTrying}
              >
                {text('whatif.tryHere')}
              </ToggleButton>
            )}
            {isTrying && (
              <>
                <TryStop key={`${stop.id} ${timetable.departures}`} stop={stop} departures={timetable.departures} />
                <p className="stop-card-hint">{text('whatif.tryHere.hint')}</p>
              </>
            )}
            <StopLines lines={timetable.lines} stopName={timetable.name} isTrying={isTrying} />
            {timetable.overnight.length > 0 && (
              <>
                <p className="stop-card-summary">{text('transit.overnight')}</p>
                <StopLines lines={timetable.overnight} stopName={timetable.name} isTrying={false} />
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
}
