import { UserError } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { ExportColumn, ExportRow, ExportTable, Note } from '../export-table.ts';
import { type CellRow, readCellRows } from './population-cells.repository.ts';
import { pointText } from './resources.ts';
import { templateColumns } from './template-columns.ts';

/**
 * 人口: for staff the cells as they came in, exactly; for others the areas, as the screen shows them. Cells are never given
 * out, because many of them hold fewer than ten people.
 */
export async function populationTable(context: ExportContext, parameters: ExportParameters): Promise<ExportTable> {
  const isStaff = context.viewer.audience === 'STAFF';
  const by = parameters.by ?? (isStaff ? 'cells' : 'areas');
  if (by === 'areas') return areaPeople(context, parameters);
  if (!isStaff)
    throw new UserError(
      'FORBIDDEN',
      '細かい単位（メッシュなど）の人口は、職員だけが書き出せます。by=areas で地区ごとの人口を書き出してください。',
    );
  return {
    title: '人口',
    columns: templateColumns('population'),
    geometryType: 'Point',
    pages: toRows(readCellRows(context.database, context.town.code, context.town.revision, yearOf(parameters))),
    notes: [['単位', 'メッシュ・町字・点ごとの人口（取り込まれたまま）']],
  };
}

async function* toRows(pages: AsyncIterable<readonly CellRow[]>): AsyncGenerator<ExportRow[]> {
  for await (const page of pages) yield page.map(toRow);
}

function toRow(row: CellRow): ExportRow {
  const { kind, name, longitude, latitude } = row.cell;
  const code = kind === 'MACHI_AZA' ? name : kind === 'MESH' ? row.cellId : null;
  const { year, total, age0To14, age15To64, age65Over, age75Over, single65Over } = row;
  return {
    cells: [code, longitude, latitude, year, total, age0To14, age15To64, age65Over, age75Over, single65Over],
    geometry: pointText(row.cell),
  };
}

const yearOf = ({ y }: ExportParameters): number | null => (typeof y === 'number' ? y : null);

const AREA_COLUMNS: readonly ExportColumn[] = [
  { name: 'number', about: '地区番号', type: 'number', width: 8 },
  { name: 'area', about: '区域の名前', type: 'text', width: 24 },
  ...templateColumns('population').filter(({ name }) => !['code', 'longitude', 'latitude'].includes(name)),
];

/** The areas of a kind and the town as a whole, in each year that is asked for. */
async function areaPeople(context: ExportContext, { kind, y }: ExportParameters): Promise<ExportTable> {
  const { town, areas, populations, viewer } = context;
  const years = (await populations.listYears(town.code)).filter(({ available }) => available).map(({ year }) => year);
  const newest = years.at(-1);
  const wanted = y === 'all' ? years : [y ?? newest].filter((year) => year !== undefined);
  const listed = [
    ...(await areas.listAreas(town.code, 'MUNICIPALITY')),
    ...(await areas.listAreas(town.code, kind ?? town.reportingKind)),
  ];
  const notes: Note[] = [
    ['単位', '区域ごとの人口'],
    ...(viewer.audience === 'STAFF'
      ? []
      : [['空の欄', 'わからないか、10人未満（またはほかの数から10人未満の数がわかる）ので伏せた数です。'] as const]),
  ];
  async function* pages(): AsyncGenerator<ExportRow[]> {
    for (const year of wanted)
      yield await Promise.all(
        listed.map(async (area): Promise<ExportRow> => {
          const people = await populations.findPopulation(area, year);
          const { total, age0To14, age15To64, age65Over, age75Over, single65Over } = people ?? NOBODY_KNOWN;
          return {
            cells: [
              area.number,
              area.name,
              year,
              ...[total, age0To14, age15To64, age65Over, age75Over, single65Over].map(rounded),
            ],
            geometry: await areas.findShape(area, 0),
          };
        }),
      );
  }
  return { title: '人口（区域ごと）', columns: AREA_COLUMNS, geometryType: 'MultiPolygon', pages: pages(), notes };
}

/** A cell that lies in two areas is shared between them: people come in parts. */
const rounded = (people: number | null): number | null => people && Math.round(people * 10) / 10;

const NOBODY_KNOWN = {
  total: null,
  age0To14: null,
  age15To64: null,
  age65Over: null,
  age75Over: null,
  single65Over: null,
};
