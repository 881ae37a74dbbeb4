import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import type { Compared } from '../../view-state.ts';
import { signed } from '../trial-numbers.tsx';
import { useValueWords } from '../use-trial-text.ts';
import type { LiveResult } from './live-result.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly result: LiveResult;
  readonly compared: Compared;
}

/** One row an area, in the order of 地区番号, under that of the whole town. */
export function LiveTable({ indicator, result, compared }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const valueWords = useValueWords('ratio');
  const { areas, total } = useTown();
  const shows = (mode: Compared) => compared === mode || compared === 'diff';
  const people = (count: number | null | undefined) => (count == null ? text('value.unknown') : format.number(count));
  return (
    <div className="whatif-tables">
      <table className="whatif-table">
        <caption>{text('live.table', { name: indicator.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{text('whatif.area')}</th>
            {shows('now') && <th scope="col">{text('whatif.mode.now')}</th>}
            {shows('if') && <th scope="col">{text('whatif.mode.if')}</th>}
            {compared === 'diff' && <th scope="col">{text('live.col.difference')}</th>}
            <th scope="col">{text('live.col.left')}</th>
          </tr>
        </thead>
        <tbody>
          {[...(total ? [total] : []), ...areas].map((area) => {
            const { before = null, after = null } = result.areas.get(area.id) ?? {};
            const isKnown = before?.numerator != null && after?.numerator != null;
            return (
              <tr key={area.id} data-total={area.id === total?.id || undefined}>
                <th scope="row">{areaName(area)}</th>
                {shows('now') && <td className="number">{valueWords(before, after)}</td>}
                {shows('if') && <td className="number">{valueWords(after, before)}</td>}
                {compared === 'diff' && (
                  <td className="number">
                    {isKnown
                      ? signed((after.numerator ?? 0) - (before.numerator ?? 0), format.number)
                      : text('value.unknown')}
                  </td>
                )}
                <td className="number">{people((compared === 'now' ? before : after)?.gapPeople)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
