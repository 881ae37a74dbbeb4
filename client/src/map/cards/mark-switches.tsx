import './mark-switches.css';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { Switch } from '../../ui/switch.tsx';
import { cardGroups, type MarkGroup } from '../model/mark-groups.ts';
import type { Layers } from '../use-layers.ts';

const MarkDialog = lazy(async () => ({ default: (await import('./mark-dialog.tsx')).MarkDialog }));

interface Props {
  readonly layers: Layers;
  readonly counts: ReadonlyMap<string, number> | null;
}

/** 印でみる: which places are drawn. A switch turns all kinds of its icon on or off. */
export function MarkSwitches({ layers, counts }: Props) {
  const text = useText();
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const inCard = cardGroups(layers.groups);
  const others = layers.groups.length - inCard.length;
  return (
    <div className="mark-switches" role="group" aria-label={text('map.marks')}>
      <p className="layer-card-legend">{text('map.marks')}</p>
      {inCard.length === 0 && <p className="mark-switches-empty">{text('map.marks.empty')}</p>}
      {inCard.map((group) => (
        <GroupSwitch key={group.id} group={group} layers={layers} counts={counts} />
      ))}
      {others > 0 && (
        <div className="layer-card-more">
          <Button variant="link" onPress={() => setIsDialogOpen(true)}>
            {text('map.marks.more', { n: others })}
          </Button>
        </div>
      )}
      <Suspense>{isDialogOpen && <MarkDialog layers={layers} onClose={() => setIsDialogOpen(false)} />}</Suspense>
    </div>
  );
}

function GroupSwitch({ group: { name, icon, drawable }, layers, counts }: Props & { readonly group: MarkGroup }) {
  const text = useText();
  const format = useFormat();
  const ids = drawable.map(({ id }) => id);
  const on = ids.filter((id) => layers.shown.has(id)).length;
  const inTown = drawable.reduce((sum, { count, withoutPlace }) => sum + count - withoutPlace, 0);
  const inView = counts && ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  return (
    <Switch isOn={on > 0} onChange={(isOn) => layers.show(ids, isOn)}>
      <KindIcon icon={icon} size={22} />
      <span className="mark-switches-name">
        {name}
        {on > 0 && on < ids.length && <small>{text('map.marks.some', { n: on, of: ids.length })}</small>}
      </span>
      <span
        className="mark-switches-count number"
        title={text('map.marks.count', { view: format.number(inView ?? inTown), town: format.number(inTown) })}
      >
        {format.number(inView ?? inTown)}
      </span>
    </Switch>
  );
}
