import './picker.css';
import './mark-switches.css';
import { useFormat } from '../../i18n/use-format.ts';
import { type MessageId, useText } from '../../i18n/use-text.tsx';
import type { TownKind } from '../../town/town.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { Switch } from '../../ui/switch.tsx';
import { type Hindrance, hindrance } from '../model/mark-groups.ts';
import type { Layers } from '../use-layers.ts';

const reasons: Readonly<Record<Hindrance, MessageId>> = {
  counted: 'map.marks.counted',
  'no-record': 'map.marks.noRecord',
  'no-place': 'map.marks.noPlace',
};

/** Every kind of the catalogue by group; one that can't be drawn says why. */
export function MarkDialog({ layers, onClose }: { readonly layers: Layers; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text('map.marks.all')} onClose={onClose}>
      <div>
        {layers.groups.map(({ id, icon, kinds }) => (
          <section key={id} className="picker-group" aria-label={kinds[0]?.groupName}>
            <h3 className="mark-dialog-title">
              <KindIcon icon={icon} size={26} />
              {kinds[0]?.groupName}
            </h3>
            {kinds.map((kind) => (
              <KindSwitch key={kind.id} kind={kind} layers={layers} />
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KindSwitch({ kind, layers }: { readonly kind: TownKind; readonly layers: Layers }) {
  const text = useText();
  const format = useFormat();
  const reason = hindrance(kind);
  if (reason) {
    return (
      <p className="mark-dialog-kind" data-disabled>
        <span className="mark-switches-name">{kind.name}</span>
        <small>{text(reasons[reason])}</small>
      </p>
    );
  }
  return (
    <div className="mark-dialog-kind">
      <Switch isOn={layers.shown.has(kind.id)} onChange={(isOn) => layers.show([kind.id], isOn)}>
        <span className="mark-switches-name">
          {kind.name}
          {kind.withoutPlace > 0 && <small>{text('map.marks.withoutPlace', { n: kind.withoutPlace })}</small>}
        </span>
        <span className="mark-switches-count number">{format.number(kind.count - kind.withoutPlace)}</span>
      </Switch>
    </div>
  );
}
