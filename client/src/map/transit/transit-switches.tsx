import './transit-switches.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TRANSIT_LAYERS } from '../owner/tile-urls.ts';
import type { Layers } from '../use-layers.ts';
import { useServiceDayName } from './use-service-day-name.ts';
import type { Transit, TransitFeed } from './use-transit.ts';

interface Props {
  readonly layers: Layers;
  readonly transit: Transit;
}

/** バスなど: lines and stop places of the timetables; which day they show, and which have run out. */
export function TransitSwitches({ layers, transit }: Props) {
  const text = useText();
  const dayName = useServiceDayName();
  const { defaultDay, feeds } = transit;
  const isAnyShown = layers.shownTransit.size > 0;
  return (
    <div className="mark-switches transit-switches" role="group" aria-label={text('transit.title')}>
      <p className="layer-card-legend">{text('transit.title')}</p>
      {TRANSIT_LAYERS.map((layer) => (
        <Switch key={layer} isOn={layers.shownTransit.has(layer)} onChange={(isOn) => layers.showTransit(layer, isOn)}>
          <span className="transit-swatch" data-layer={layer} aria-hidden />
          <span className="mark-switches-name">{text(`transit.${layer}`)}</span>
        </Switch>
      ))}
      {isAnyShown && defaultDay && <p className="transit-day">{text('transit.asOf', { day: dayName(defaultDay) })}</p>}
      {isAnyShown && <Expired feeds={feeds} />}
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
