import './callout.css';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { type MessageId, useText } from '../../i18n/use-text.tsx';
import type { TownArea, TownIndicator } from '../../town/town.ts';
import { calloutSide } from '../model/callout-side.ts';
import { positionOf } from '../model/geometry.ts';
import { coverBoxes, frameBox } from '../owner/covers.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';

const unreachedQuery = graphql(`
  query Unreached($area: ID!, $indicator: ID!, $year: Int) {
    area(id: $area) {
      id
      unreached(indicator: $indicator, year: $year) {
        direction
        location
        people
      }
    }
  }
`);

const places: Readonly<Record<string, MessageId>> = {
  n: 'map.callout.n',
  ne: 'map.callout.ne',
  e: 'map.callout.e',
  se: 'map.callout.se',
  s: 'map.callout.s',
  sw: 'map.callout.sw',
  w: 'map.callout.w',
  nw: 'map.callout.nw',
};

interface Props {
  readonly townMap: TownMap;
  readonly area: TownArea;
  readonly indicator: TownIndicator;
  readonly year: number | null;
}

/** As large as the box gets with the longest of its words, in CSS pixels. */
const BOX = { width: 190, height: 54 };

/** The one callout: where most of those live whom the indicator's places don't reach yet. */
export function Callout({ townMap, area, indicator, year }: Props) {
  const text = useText();
  const format = useFormat();
  useMapFrame(townMap);
  const [{ data }] = useQuery({
    query: unreachedQuery,
    variables: { area: area.id, indicator: indicator.id, year },
    pause: indicator.measure !== 'coverage',
  });
  // while another area's answer is on its way, the one at hand is still the last one's
  const unreached = data?.area?.id === area.id && indicator.measure === 'coverage' ? data.area.unreached : null;
  const point = positionOf(unreached?.location);
  if (!unreached || !point) return null;
  const [x, y] = townMap.project(point);
  const { container } = townMap;
  const middle = positionOf(area.labelPoint);
  const free = calloutSide([x, y], middle ? townMap.project(middle) : [x, y], {
    size: BOX,
    frame: frameBox(container),
    covers: coverBoxes(container),
  });
  // under a card it would say nothing; the panel says the same
  if (!free) return null;
  const isWalk = indicator.id === 'coverage.gathering';
  return (
    <div
      className="map-callout"
      data-side={free.side}
      data-edge={free.edge}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
    >
      <svg width="34" height="24" viewBox="0 0 34 24" aria-hidden>
        <path d="M4 4 32 20" stroke="#fff" strokeWidth="5" />
        <path d="M4 4 32 20" stroke="#5a3100" strokeWidth="2" />
        <circle cx="4" cy="4" r="3.6" fill="#5a3100" stroke="#fff" strokeWidth="1.2" />
      </svg>
      <p>
        <strong>{text(places[unreached.direction] ?? 'map.callout.centre')}</strong>
        {text(isWalk ? 'map.callout.walk' : 'map.callout.people', { n: format.roundedPeople(unreached.people) })}
      </p>
    </div>
  );
}
