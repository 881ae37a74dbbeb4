import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import type { Compared } from '../../view-state.ts';
import { signed } from '../trial-numbers.tsx';
import { useValueWords } from '../use-trial-text.ts';
import type { LiveResult } from './live-result.ts';
import { type Signal, useSignal } from './signal.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly results: Signal<LiveResult | null>;
  readonly compared: Compared;
}

/** One row an area, in the order of 地区番号, under that of the whole town. */
export function LiveTable({ indicator, results, compared }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const valueWords = useValueWords(indicator.unit);
  const { areas, total } = useTown();
  const result = useSignal(results);
  const isCoverage = indicator.measure === 'coverage';
  const difference = (
    before: number | null | undefined,
    after: number | null | undefined,
    words: (value: number) => string,
  ) => {
    if (before == null || after == null) return text('value.unknown');
    if (isCoverage) return signed(after - before, words);
    const [was, is] = [words(before), words(after)];
    return was === is ? '±0' : `${after > before ? '+' : '−'}${words(Math.abs(after - before))}`;
  };
  const shows = (mode: Compared) => compared === mode || compared === 'diff';
  const people = (count: number | null | undefined) => (count == null ? text('value.unknown') : format.number(count));
  if (!result) return null;
  return (
    <div className="whatif-tables">
      <table className="whatif-table">
        <caption>{text('live.table', { name: indicator.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{text('whatif.area')}</th>
            {shows('now') && <th scope="col">{text('whatif.mode.now')}</th>}
            {shows('if') && <th scope="col">{text('whatif.mode.if')}</th>}
            {compared === 'diff' && <th scope="col">{text(isCoverage ? 'live.col.difference' : 'live.col.change')}</th>}
            {isCoverage && <th scope="col">{text('live.col.left')}</th>}
          </tr>
        </thead>
        <tbody>
          {[...(total ? [total] : []), ...areas].map((area) => {
            const { before = null, after = null } = result.areas.get(area.id) ?? {};
            return (
              <tr key={area.id} data-total={area.id === total?.id || undefined}>
                <th scope="row">{areaName(area)}</th>
                {shows('now') && <td className="number">{valueWords(before, after)}</td>}
                {shows('if') && <td className="number">{valueWords(after, before)}</td>}
                {compared === 'diff' && (
                  <td className="number">
                    {isCoverage
                      ? difference(before?.numerator, after?.numerator, format.number)
                      : difference(before?.value, after?.value, format.amount)}
                  </td>
                )}
                {isCoverage && <td className="number">{people((compared === 'now' ? before : after)?.gapPeople)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
