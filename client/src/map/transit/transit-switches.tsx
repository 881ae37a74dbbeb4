import './transit-switches.css';
import { useText } from '../../i18n/use-text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ViewLink } from '../../view-link.tsx';
import { LineList } from '../line/line-list.tsx';
import { TRANSIT_LAYERS } from '../owner/tile-urls.ts';
import type { Layers } from '../use-layers.ts';
import { ExpiredFeeds } from './expired-feeds.tsx';
import { ServiceDaySwitch } from './service-day-switch.tsx';
import { TransitFailure } from './transit-failure.tsx';
import { UntimedLines } from './untimed-lines.tsx';
import type { TownTransit, Transit } from './use-transit.ts';
import { ZoneList } from './zone-list.tsx';

interface Props {
  readonly layers: Layers;
  readonly townTransit: TownTransit;
}

/** バスなど, where the town has timetables; that they couldn't be read, where nobody could. */
export function TransitSwitches({ layers, townTransit: { transit, error, retry } }: Props) {
  if (error) return <TransitFailure onRetry={retry} />;
  return transit && <Switches layers={layers} transit={transit} />;
}

/** Lines and stop places of the timetables; which day they show, and which have run out. */
function Switches({ layers, transit }: { readonly layers: Layers; readonly transit: Transit }) {
  const text = useText();
  const { busLines, feeds, zones } = transit;
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
      {hasTimetable && feeds.length > 0 && <ServiceDaySwitch />}
      {hasTimetable && <ExpiredFeeds feeds={feeds} />}
      {layers.shownTransit.has('routes') && feeds.length > 0 && <LineList />}
      {feeds.length > 0 && (
        <ViewLink className="transit-whatif" to={{ screen: 'whatif', view: 'map' }}>
          {text('whatif.title')}
        </ViewLink>
      )}
      {layers.shownTransit.has('routes') && <UntimedLines sources={busLines} />}
      {layers.shownTransit.has('zones') && <ZoneList zones={zones} />}
    </div>
  );
}
