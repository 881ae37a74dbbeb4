import './mark-card.css';
import { X } from 'lucide-react';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import type { MarkCluster } from '../model/mark-clusters.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';

interface Props {
  readonly townMap: TownMap;
  readonly cluster: MarkCluster;
  readonly onClose: () => void;
}

/** What stands at a mark that was pressed: one place, or all that share it. */
export function MarkCard({ townMap, cluster, onClose }: Props) {
  const text = useText();
  const { kinds } = useTown();
  useMapFrame(townMap);
  const [x, y] = townMap.project(cluster.point);
  const { clientWidth, clientHeight } = townMap.container;
  return (
    <section
      className="mark-card"
      data-side={x > clientWidth / 2 ? 'left' : 'right'}
      data-edge={y > clientHeight / 2 ? 'bottom' : 'top'}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
      aria-label={text('map.marks.place')}
    >
      <div className="map-card">
        <ul>
          {cluster.marks.map(({ id, name, kind, icon, isStale }) => (
            <li key={id}>
              <KindIcon icon={icon} size={26} />
              <p>
                <strong>{name}</strong>
                <span>{kinds.find((each) => each.id === kind)?.name}</span>
                {isStale && <span className="mark-card-stale">{text('map.marks.stale')}</span>}
              </p>
            </li>
          ))}
        </ul>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </div>
    </section>
  );
}
