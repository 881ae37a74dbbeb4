import './mark-card.css';
import { X } from 'lucide-react';
import { useText } from '../../i18n/use-text.tsx';
import { useMayEdit } from '../../town/session.ts';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { ViewLink } from '../../view-link.tsx';
import { calloutSide } from '../model/callout-side.ts';
import type { MarkCluster } from '../model/mark-clusters.ts';
import { coverBoxes, frameBox } from '../owner/covers.ts';
import type { TownMap } from '../owner/town-map.ts';
import { TravelLinks } from '../travel/travel-links.tsx';
import { useMapFrame } from '../use-map-frame.ts';

interface Props {
  readonly townMap: TownMap;
  readonly cluster: MarkCluster;
  /** Whether it is known how buses run: then it can be said who gets here. */
  readonly hasTimetable: boolean;
  readonly onClose: () => void;
}

/** In CSS pixels, as the style sheet has them. */
const WIDTH = 280;
const HEAD = 28;
const ROW = 84;
const LINKS = 76;
/** More scroll. */
const MOST_ROWS = 4;

/** What stands at a mark that was pressed: one place, or all that share it. */
export function MarkCard({ townMap, cluster, hasTimetable, onClose }: Props) {
  const text = useText();
  const { kinds } = useTown();
  const mayEdit = useMayEdit();
  useMapFrame(townMap);
  const [x, y] = townMap.project(cluster.point);
  const { container } = townMap;
  const { side, edge } = calloutSide([x, y], [x, y], {
    size: { width: WIDTH, height: HEAD + ROW * Math.min(cluster.marks.length, MOST_ROWS) + (hasTimetable ? LINKS : 0) },
    frame: frameBox(container),
    covers: coverBoxes(container),
  }) ?? { side: x > container.clientWidth / 2 ? 'left' : 'right', edge: 'below' };
  return (
    <section
      className="mark-card"
      data-side={side}
      data-edge={edge}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
      aria-label={text('map.marks.place')}
    >
      <div className="map-card">
        <div className="mark-card-body">
          <ul>
            {cluster.marks.map(({ id, name, kind, icon, isStale }) => (
              <li key={id}>
                <KindIcon icon={icon} size={26} />
                <p>
                  <strong>{name}</strong>
                  <span>{kinds.find((each) => each.id === kind)?.name}</span>
                  {isStale && <span className="mark-card-stale">{text('map.marks.stale')}</span>}
                  {mayEdit && (
                    <ViewLink to={{ screen: 'resources', resource: id }} className="mark-card-edit">
                      {text('res.edit')}
                      <span className="visually-hidden"> {name}</span>
                    </ViewLink>
                  )}
                </p>
              </li>
            ))}
          </ul>
          {hasTimetable && <TravelLinks place={cluster.point} name={cluster.marks[0]?.name ?? ''} />}
        </div>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </div>
    </section>
  );
}
