import './transit-switches.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TRANSIT_LAYERS } from '../owner/tile-urls.ts';
import type { Layers } from '../use-layers.ts';
import { UntimedLines } from './untimed-lines.tsx';
import { useServiceDayName } from './use-service-day-name.ts';
import type { Transit, TransitFeed } from './use-transit.ts';
import { ZoneList } from './zone-list.tsx';

interface Props {
  readonly layers: Layers;
  readonly transit: Transit;
}

/** バスなど: lines and stop places of the timetables; which day they show, and which have run out. */
export function TransitSwitches({ layers, transit }: Props) {
  const text = useText();
  const dayName = useServiceDayName();
  const { busLines, defaultDay, feeds, zones } = transit;
  const isOffered = { zones: zones.length > 0, routes: feeds.length + busLines.length > 0, stops: feeds.length > 0 };
  const hasTimetable = layers.shownTransit.has('routes') || layers.shownTransit.has('stops');
  return (
    <div className="mark-switches transit-switches" role="group" aria-label={text('transit.title')}>
      <p className="layer-card-legend">{text('transit.title')}</p>
      {TRANSIT_LAYERS.filter((layer) => isOffered[layer]).map((layer) => (
        <Switch key={layer} isOn={layers.shownTransit.has(layer)} onChange={(isOn) => layers.showTransit(layer, isOn)}>
          <span className="transit-swatch" data-layer={layer} aria-hidden />
          <span className="mark-switches-name">{text(`transit.${layer}`)}</span>
        </Switch>
      ))}
      {hasTimetable && defaultDay && (
        <p className="transit-day">{text('transit.asOf', { day: dayName(defaultDay) })}</p>
      )}
      {hasTimetable && <Expired feeds={feeds} />}
      {layers.shownTransit.has('routes') && <UntimedLines sources={busLines} />}
      {layers.shownTransit.has('zones') && <ZoneList zones={zones} />}
    </div>
  );
}

/** A company of which no timetable is valid any more is named: what it shows may have changed. */
function Expired({ feeds }: { readonly feeds: readonly TransitFeed[] }) {
  const text = useText();
  const format = useFormat();
  const valid = new Set(feeds.filter(({ expired }) => !expired).map(({ agency }) => agency));
  const last = new Map<string, string>();
  for (const { agency, validTo } of feeds)
    if (!valid.has(agency) && validTo > (last.get(agency) ?? '')) last.set(agency, validTo);
  if (last.size === 0) return null;
  return (
    <ul className="transit-expired">
      {[...last].map(([agency, day]) => (
        <li key={agency}>{text('transit.expired', { agency, day: format.date(day) })}</li>
      ))}
    </ul>
  );
}
