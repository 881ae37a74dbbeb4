import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { ComparedValue, Comparison } from './compare-query.ts';
import { letterOf } from './scenario-letter.ts';
import { useValueWords } from './use-trial-text.ts';

interface Props {
  readonly comparison: Comparison;
  readonly indicator: TownIndicator;
}

/** One row an area, in the order of 地区番号, under that of the whole town; areas in which nothing differs share a line below. */
export function CompareTable({ comparison, indicator }: Props) {
  const text = useText();
  const format = useFormat();
  const { areas, total } = useTown();
  const areaName = useAreaName();
  const valueWords = useValueWords(indicator.unit, 1);
  const { before, scenarios, together } = comparison;
  const columns = [
    ...scenarios.map(({ scenario: { id, name }, after, people }, at) => ({
      id,
      letter: letterOf(at),
      name,
      after,
      people,
    })),
    {
      id: 'together',
      letter: text(together.scenarios.length === 2 ? 'compare.col.both' : 'compare.col.all'),
      name: '',
      after: together.after,
      people: together.people,
    },
  ];
  const rows = [...(total ? [total] : []), ...areas].map((area) => {
    const now = valueOf(before, area.id);
    const cells = columns.map(({ id, after, people }) => {
      const value = valueOf(after, area.id);
      const moved = people?.find((each) => each.area.id === area.id) ?? null;
      const isSame = value?.value === now?.value && value?.state === now?.state;
      return { id, value, difference: (moved?.newlyCovered ?? 0) - (moved?.noLongerCovered ?? 0), isSame };
    });
    return { area, now, cells, isSame: cells.every(({ isSame }) => isSame) };
  });
  const shown = rows.filter(({ area, isSame }) => !isSame || area.id === total?.id);
  return (
    <div className="whatif-tables">
      <table className="whatif-table">
        <caption>{text('compare.table', { name: indicator.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{text('whatif.area')}</th>
            <th scope="col">{text('whatif.mode.now')}</th>
            {columns.map(({ id, letter, name }) => (
              <th key={id} scope="col" title={name || undefined}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ area, now, cells }) => (
            <tr key={area.id} data-total={area.id === total?.id || undefined}>
              <th scope="row">{areaName(area)}</th>
              <td className="number">{valueWords(now)}</td>
              {cells.map(({ id, value, difference, isSame }) => (
                <td key={id} className="number">
                  {isSame ? text('compare.cell.same') : valueWords(value, now)}
                  {!isSame && Math.round(difference) !== 0 && (
                    <small>
                      {text(difference > 0 ? 'whatif.label.plus' : 'whatif.label.minus', {
                        n: format.roundedPeople(Math.abs(difference)),
                      })}
                    </small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <p className="whatif-note">{text('whatif.prose.same', { n: rows.length - shown.length })}</p>
      )}
    </div>
  );
}

const valueOf = (values: readonly ComparedValue[], areaId: string) =>
  values.find(({ area }) => area.id === areaId) ?? null;
