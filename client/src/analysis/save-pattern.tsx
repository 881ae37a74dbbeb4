import { Download } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { csvFile } from '../ui/csv-file.ts';
import { saveFile } from '../ui/save-file.ts';
import type { PatternChart } from '../view-state.ts';
import type { PatternRow } from './pattern-row.ts';
import { usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly chart: PatternChart;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
  readonly year: number;
}

interface Column {
  readonly name: string;
  readonly field: (row: PatternRow) => string;
}

const UNITS: Readonly<Record<string, MessageId>> = {
  ratio: 'map.unit.ratio',
  minutes: 'map.unit.minutes',
  meters: 'map.unit.meters',
};

/** この表をCSVで保存: what the picture and the table show, as numbers that a spreadsheet counts with; units and year stand in the first line. */
export function SavePattern({ chart, rows, indicator, year }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { municipality } = useTown();
  const columns = useColumns(chart, indicator, year);
  const save = () => {
    const head = [text('analysis.col.number'), text('analysis.col.area'), ...columns.map(({ name }) => name)];
    const lines = rows.map((row) => [
      row.area.number === null ? '' : String(row.area.number),
      areaName(row.area, 'sentence'),
      ...columns.map(({ field }) => field(row)),
    ]);
    saveFile({
      name: `${municipality.name}_${text(`analysis.chart.${chart}`)}_${indicator.id}_${year}.csv`,
      bytes: csvFile([head, ...lines]),
    });
  };
  return (
    <Button onPress={save}>
      <Download size={16} aria-hidden />
      {text('analysis.save')}
    </Button>
  );
}

/** Shares are percent here, as on screen. */
function useColumns(chart: PatternChart, indicator: TownIndicator, year: number): readonly Column[] {
  const text = useText();
  const format = useFormat();
  const { position, kind } = usePatternText(indicator);
  const unit = UNITS[indicator.unit];
  const inUnit = (name: string) => (unit ? `${name}(${text(unit, { n: '' }).trim()})` : name);
  const amount = (value: number | null) => digits(value === null || indicator.unit !== 'ratio' ? value : value * 100);
  const people: Column = { name: text('analysis.people'), field: (row) => digits(row.people) };
  const value: Column = {
    name: `${inUnit(indicator.name)} ${format.fiscalYear(year)}`,
    field: (row) => amount(row.value),
  };
  switch (chart) {
    case 'lorenz':
      return [value, people];
    case 'funnel':
      return [
        value,
        people,
        { name: inUnit(text('analysis.col.low95')), field: ({ low95 }) => amount(low95) },
        { name: inUnit(text('analysis.col.high95')), field: ({ high95 }) => amount(high95) },
        { name: text('analysis.col.position'), field: position },
      ];
    case 'neighbours':
      return [
        value,
        { name: text('analysis.col.own'), field: ({ deviation }) => digits(deviation) },
        { name: text('analysis.col.around'), field: ({ lag }) => digits(lag) },
        { name: text('analysis.col.kind'), field: kind },
        { name: text('analysis.col.gi'), field: ({ giStar }) => digits(giStar) },
        { name: text('analysis.col.p'), field: ({ pValue }) => digits(pValue) },
        { name: text('analysis.col.q'), field: ({ adjustedP }) => digits(adjustedP) },
      ];
    case 'rates':
      return [
        value,
        people,
        { name: inUnit(text('analysis.col.smoothed')), field: ({ empiricalBayes }) => amount(empiricalBayes) },
      ];
  }
}

/** Without the noise of the last binary digits; '' where nobody knows. */
const digits = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(6))));
