import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import type { AreaDetail } from './area-query.ts';

/** 鮮度: how many kinds are confirmed, from when the data is, where it comes from. */
export function Freshness({ area }: { readonly area: AreaDetail }) {
  const text = useText();
  const format = useFormat();
  const { credits } = useTown();
  const confirmed = area.presence.filter(({ state }) => state !== 'UNCONFIRMED').length;
  const [oldest] = area.values.flatMap(({ dataFrom }) => (dataFrom ? [dataFrom] : [])).toSorted();
  return (
    <section className="freshness">
      <h2>{text('fresh.title')}</h2>
      <p>
        {text('fresh.kinds', { n: format.number(area.presence.length), m: format.number(confirmed) })}
        {area.boundarySource === 'ESTIMATED' && text('area.estimatedShape')}
        {oldest && text('fresh.oldest', { date: format.date(oldest) })}
      </p>
      <ul>
        {credits.map(({ name, license, asOf }) => (
          <li key={name}>
            {name}
            {asOf && ` / ${format.date(asOf)}`}
            {license && ` / ${license}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
