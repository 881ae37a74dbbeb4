import { Download } from 'lucide-react';
import { hoverArea, useHoveredArea } from '../hover.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
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
  const { municipality } = useTown();
  const areaName = useAreaName();
  const hovered = useHoveredArea();
  const open = useOpenArea();
  const columns = useColumns(chart, indicator);
  const save = () => {
    const lines = [
      [text('analysis.col.area'), ...columns.map(({ name }) => name)],
      ...rows.map((row) => [areaName(row.area, 'sentence'), ...columns.map(({ cell }) => cell(row))]),
    ];
    // with a byte order mark Excel reads it as what it is
    const bytes = new Blob([`\uFEFF${lines.map(toCsvLine).join('\r\n')}\r\n`], { type: 'text/csv' });
    saveFile({ name: `${municipality.name}_${text(`analysis.chart.${chart}`)}_${indicator.id}.csv`, bytes });
  };
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
      <Button onPress={save}>
        <Download size={16} aria-hidden />
        {text('analysis.save')}
      </Button>
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

function toCsvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
