import { hoverArea, useHoveredArea } from '../hover.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { changeView, type PatternChart } from '../view-state.ts';
import type { PatternRow } from './pattern-row.ts';
import { usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly chart: PatternChart;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

interface Column {
  readonly name: string;
  readonly cell: (row: PatternRow) => string;
}

/** What the open picture shows, one row an area, by 地区番号: the order is no judgement. */
export function PatternTable({ chart, rows, indicator }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const hovered = useHoveredArea();
  const open = useOpenArea();
  const columns = useColumns(chart, indicator);
  return (
    <div className="analysis-table">
      <div className="analysis-scroll">
        <table>
          <caption>{text('analysis.table', { name: indicator.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{text('analysis.col.area')}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.area.id}
                data-hovered={row.area.id === hovered || undefined}
                data-open={row.area.id === open?.id || undefined}
                onPointerEnter={() => hoverArea(row.area.id)}
                onPointerLeave={() => hoverArea(null)}
              >
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={row.area.id === open?.id}
                    onFocus={() => hoverArea(row.area.id)}
                    onBlur={() => hoverArea(null)}
                    onClick={() =>
                      changeView({ screen: 'analysis', area: row.area.id === open?.id ? null : row.area.number })
                    }
                  >
                    {areaName(row.area)}
                  </button>
                </th>
                {columns.map(({ name, cell }) => (
                  <td key={name} className="number">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function useColumns(chart: PatternChart, indicator: TownIndicator): readonly Column[] {
  const text = useText();
  const format = useFormat();
  const { measured, people, range, position, kind, share, amount } = usePatternText(indicator);
  const column = (name: Parameters<typeof text>[0], cell: Column['cell']): Column => ({ name: text(name), cell });
  const number = (value: number | null) => (value === null ? '' : format.number(value, 2));
  const common = [column('analysis.col.value', measured), column('analysis.people', people)];
  switch (chart) {
    case 'lorenz':
      return common;
    case 'funnel':
      return [...common, column('analysis.col.range', range), column('analysis.col.position', position)];
    case 'neighbours':
      return [
        column('analysis.col.value', measured),
        column('analysis.col.own', ({ deviation }) => number(deviation)),
        column('analysis.col.around', ({ lag }) => number(lag)),
        column('analysis.col.kind', kind),
        column('analysis.col.gi', ({ giStar }) => number(giStar)),
        column('analysis.col.p', ({ pValue }) => share(pValue)),
        column('analysis.col.q', ({ adjustedP }) => share(adjustedP)),
      ];
    case 'rates':
      return [
        ...common,
        column('analysis.col.smoothed', ({ empiricalBayes }) =>
          empiricalBayes === null ? '' : amount(empiricalBayes),
        ),
      ];
  }
}
