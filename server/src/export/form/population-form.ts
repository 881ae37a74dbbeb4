import type { Area } from '../../area/index.ts';
import { badInput } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { ExportCell, ExportColumn, ExportTable } from '../export-table.ts';
import { onePage } from '../export-table.ts';
import { wholeCode } from './place-columns.ts';

const YEARS_PER_BAND = 5;
const OLDEST = 85;

/** 0-4歳の男性, 0-4歳の女性, … 85歳以上の女性 */
const BANDS = Array.from({ length: OLDEST / YEARS_PER_BAND + 1 }, (_, band) => {
  const from = band * YEARS_PER_BAND;
  const ages = from === OLDEST ? `${from}歳以上` : `${from}-${from + YEARS_PER_BAND - 1}歳`;
  return [`${ages}の男性`, `${ages}の女性`];
}).flat();

const EMPTY = ['男性', '女性', ...BANDS, '世帯数', '備考'];

const COLUMNS: readonly ExportColumn[] = [
  { name: '都道府県コード又は市区町村コード', about: '6桁の市町村コード', type: 'text', width: 14 },
  { name: '地域コード', about: '区域のコード', type: 'text' },
  { name: '都道府県名', about: '都道府県名', type: 'text' },
  { name: '市区町村名', about: '市区町村名', type: 'text' },
  { name: '調査年月日', about: 'データの日付。日までわからないときは年', type: 'text' },
  { name: '地域名', about: '区域の名前', type: 'text', width: 24 },
  { name: '総人口', about: '10人未満は空、ほかは10人単位', type: 'number' },
  ...EMPTY.map((name): ExportColumn => ({ name, about: '（Hazama にはないので空です）', type: 'number', width: 8 })),
];

/** 地域・年齢別人口, by area: Hazama keeps no sexes and no five-year bands, so these stay empty. */
export async function populationForm(context: ExportContext, { kind, y }: ExportParameters): Promise<ExportTable> {
  const { town, areas, populations, municipalities } = context;
  if (y === 'all') throw badInput('この様式は一年ずつ書き出します。年を指定してください。');
  const years = (await populations.listYears(town.code)).filter(({ available }) => available).map(({ year }) => year);
  const year = y ?? years.at(-1);
  if (year === undefined || !years.includes(year)) throw badInput(`${year ?? ''}年の人口がありません。`);
  const listed = await areas.listAreas(town.code, kind ?? town.reportingKind);
  const asOf = (await municipalities.listDatasets(town.code)).find(
    (dataset) => dataset.name === 'population' && dataset.asOf?.startsWith(String(year)),
  )?.asOf;
  const row = async (area: Area): Promise<ExportCell[]> => {
    const people = await populations.findPopulation(area, year);
    const head = [wholeCode(town), area.code, town.prefecture, town.name, asOf ?? String(year), area.name];
    return [...head, people?.total ?? null, ...EMPTY.map(() => null)];
  };
  const rows = await Promise.all(listed.map(row));
  return {
    title: '地域・年齢別人口',
    columns: COLUMNS,
    geometryType: null,
    pages: onePage(rows.map((cells) => ({ cells, geometry: null }))),
    notes: [
      ['様式', '自治体標準オープンデータセット「地域・年齢別人口」。男女別と5歳ごとの人口は持っていないので空です。'],
    ],
  };
}
