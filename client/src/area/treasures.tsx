import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import type { AreaDetail } from './area-query.ts';

/** 地区の宝物: what is there already, before what would help next. Kinds with one icon are counted together. */
export function Treasures({ area: { kind: areaKind, presence } }: { readonly area: AreaDetail }) {
  const text = useText();
  const format = useFormat();
  const title = text(areaKind === 'MUNICIPALITY' ? 'area.treasure.town' : 'area.treasure');
  const groups = Object.groupBy(
    presence.filter(({ count }) => count > 0),
    ({ kind }) => kind.icon,
  );
  return (
    <section className="treasures" aria-label={title}>
      <h2>{title}</h2>
      {Object.keys(groups).length === 0 ? (
        <p>{text('area.treasure.empty')}</p>
      ) : (
        <ul>
          {Object.entries(groups).map(([icon, kinds = []]) => {
            const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
            const name = kinds[0]?.kind.groupName ?? '';
            const names = kinds.map(({ kind, count: n }) => `${kind.shortName} ${n}`).join('、');
            return (
              <li key={icon} title={`${name}:${names}`}>
                <KindIcon icon={icon} size={24} label={name} />
                <span className="number">{format.number(count)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
