import './transit-tab.css';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { EmphasisedSentence } from '../indicator/emphasised-sentence.tsx';
import { clock } from '../map/transit/clock.ts';
import { ExpiredFeeds } from '../map/transit/expired-feeds.tsx';
import { ServiceDaySwitch } from '../map/transit/service-day-switch.tsx';
import { useServiceDayName } from '../map/transit/use-service-day-name.ts';
import { useTransit } from '../map/transit/use-transit.ts';
import { ZoneList } from '../map/transit/zone-list.tsx';
import { useTown } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useServiceDays } from '../town/use-service-day.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DepartureBands } from './departure-bands.tsx';
import { StopTable } from './stop-table.tsx';
import { type AreaTransit, areaTransitQuery } from './transit-query.ts';

const INDICATORS = ['departures', 'coverage.bus-stop'];

/** 乗りもの: what stops in the area on the day that is shown, who has how many departures near, how late one gets home, and what comes on request. */
export function TransitTab({ areaId }: { readonly areaId: string }) {
  const text = useText();
  const { transit: town, isLoading, error, retry } = useTransit(true);
  const { day, isLoading: isAsking } = useServiceDays();
  if (isLoading || isAsking) return <Skeleton lines={[0.6, 1, 1, 1]} lineHeight={36} />;
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!town || (town.feeds.length === 0 && town.zones.length === 0)) {
    return (
      <Notice tone="empty" title={text('transit.none')}>
        <p>{text('transit.none.todo')}</p>
        <code>npm run hazama -- import gtfs bus.zip</code>
      </Notice>
    );
  }
  return (
    <>
      {town.feeds.length === 0 && (
        <Notice tone="empty" title={text('transit.none')}>
          <p>{text('transit.none.todo')}</p>
        </Notice>
      )}
      {town.feeds.length > 0 && (
        <div className="transit-tab-day">
          <ServiceDaySwitch />
          <ExpiredFeeds feeds={town.feeds} />
        </div>
      )}
      <Day areaId={areaId} day={day?.date ?? null} hasTimetable={town.feeds.length > 0} />
    </>
  );
}

interface DayProps {
  readonly areaId: string;
  /** YYYY-MM-DD; null: there are zones alone, which have no day. */
  readonly day: string | null;
  readonly hasTimetable: boolean;
}

function Day({ areaId, day, hasTimetable }: DayProps) {
  const text = useText();
  const language = useApiLanguage();
  const { municipality } = useTown();
  const [{ data, error }, ask] = useQuery({
    query: areaTransitQuery,
    variables: { area: areaId, code: municipality.code, day, language, indicators: INDICATORS },
  });
  const retry = () => ask({ requestPolicy: 'network-only' });
  // while another area or day is on its way, the answer at hand is still the last one's
  const isOfArea = data?.area?.id === areaId;
  const transit = isOfArea ? data.area?.transit : undefined;
  if (error && !isOfArea) return <Failure error={error} onRetry={retry} />;
  if (!isOfArea || (transit && day !== null && transit.day.date !== day))
    return <Skeleton lines={[0.9, 0.7, 1, 1, 1]} lineHeight={36} />;
  const zones = data.transit?.zones ?? [];
  return (
    <>
      {hasTimetable && transit && (
        <>
          <p className="transit-tab-sentences">
            {data.area?.values.map((value) => (
              <EmphasisedSentence
                key={value.indicator.id}
                sentence={language === 'EN' ? `${value.sentence} ` : value.sentence}
                of={value}
              />
            ))}
          </p>
          <Facts transit={transit} />
        </>
      )}
      {zones.length > 0 && (
        <section className="transit-tab-zones">
          <h2>{text('transit.zones')}</h2>
          <p className="presence-note">{text('transit.zones.note')}</p>
          <ZoneList zones={zones} />
        </section>
      )}
    </>
  );
}

function Facts({ transit }: { readonly transit: AreaTransit }) {
  const text = useText();
  const format = useFormat();
  const dayName = useServiceDayName();
  const { lastRide, stopPlaceCount, departures, hasCentre } = transit;
  if (!transit.isKnown)
    return (
      <Notice tone="empty" title={text('transit.unknown', { day: dayName(transit.day) })}>
        <p>{text('transit.unknown.todo')}</p>
      </Notice>
    );
  if (!transit.isDrawn) return <Notice tone="empty" title={text('transit.noShape')} />;
  return (
    <>
      {transit.hasRunOut && <p className="transit-expired">{text('transit.runOut', { day: dayName(transit.day) })}</p>}
      <dl className="transit-tab-facts">
        <div>
          <dt>{text('transit.stops')}</dt>
          <dd className="number">{text('transit.stops.count', { n: format.number(stopPlaceCount) })}</dd>
        </div>
        <div>
          <dt>{text('transit.allDepartures')}</dt>
          <dd className="number">
            {departures === null
              ? text('value.unknown')
              : text('transit.departures.count', { n: format.number(departures) })}
          </dd>
        </div>
        <div>
          <dt>{text('transit.lastRide.title')}</dt>
          <dd>
            {lastRide
              ? text('transit.lastRide.to', {
                  time: clock(lastRide.ride.seconds),
                  from: lastRide.ride.from,
                  to: lastRide.stopPlace.name,
                })
              : text(hasCentre ? 'transit.lastRide.centre' : 'transit.lastRide.none')}
          </dd>
        </div>
      </dl>
      <DepartureBands transit={transit} />
      {transit.stopPlaces.length > 0 && <StopTable transit={transit} />}
    </>
  );
}

function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const text = useText();
  return (
    <Notice
      tone="error"
      error={error}
      title={text('transit.fail')}
      actions={<Button onPress={onRetry}>{text('action.retry')}</Button>}
    >
      <p>{text('err.load.todo')}</p>
    </Notice>
  );
}
