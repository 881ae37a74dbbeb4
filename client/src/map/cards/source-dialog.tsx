import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Dialog } from '../../ui/dialog.tsx';

/** 出典: what the town's figures and places were made from, of which day, under which terms. */
export function SourceDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const { credits } = useTown();
  return (
    <Dialog title={text('map.source.title')} onClose={onClose}>
      <ul className="source-list">
        {credits.map(({ name, asOf, license, isDemo }) => (
          <li key={`${name} ${license}`}>
            <strong>{name}</strong>
            {isDemo && <span className="badge badge-demo">{text('demo.short')}</span>}
            <p>
              {[asOf && text('map.source.asOf', { date: format.date(asOf) }), license].filter(Boolean).join(' ・ ')}
            </p>
          </li>
        ))}
      </ul>
      <p>{text('map.source.background')}</p>
    </Dialog>
  );
}
