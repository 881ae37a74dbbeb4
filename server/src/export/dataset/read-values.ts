import type { IndicatorUnit } from '@hazama/geo';
import type { Area } from '../../area/index.ts';
import type { Indicator, IndicatorValue } from '../../indicator/index.ts';
import { badInput, nameIn } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { Note } from '../export-table.ts';

/** Which areas and indicators an export of values is about. */
export interface ValueSelection {
  /** 市全体 first, then the areas by 地区番号. */
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
}

/** @throws BAD_USER_INPUT naming an indicator that isn't there (or that the viewer may not know of) */
export async function selectValues(
  { town, areas, indicators }: ExportContext,
  { kind, ind }: ExportParameters,
): Promise<ValueSelection> {
  const all = await indicators.listIndicators(town.code);
  const byId = new Map(all.map((indicator) => [indicator.id, indicator]));
  const chosen = ind
    ? [...new Set(ind)].map((id) => {
        const indicator = byId.get(id);
        if (!indicator)
          throw badInput(`指標「${id}」はありません。ind には指標の id を「,」で区切って書いてください。`);
        return indicator;
      })
    : all.filter(({ available }) => available);
  const whole = kind === 'MUNICIPALITY' ? [] : await areas.listAreas(town.code, 'MUNICIPALITY');
  return { areas: [...whole, ...(await areas.listAreas(town.code, kind ?? town.reportingKind))], indicators: chosen };
}

/** The values of an area in a year, in the order of the indicators; year null: the present. */
export function readValues(
  { indicators }: ExportContext,
  area: Area,
  chosen: readonly Indicator[],
  year: number | null,
): Promise<IndicatorValue[]> {
  const indicatorIds = chosen.map(({ id }) => id);
  return indicators.listValues(area, { indicatorIds, year, snapshotId: null, serviceDate: null });
}

const UNITS: Readonly<Record<IndicatorUnit, string>> = {
  ratio: '%',
  meters: 'm',
  minutes: '分',
  per1000: '1,000人あたり',
  'seats-per1000': '席・1,000人あたり',
  'hours-per1000': '月の時間・1,000人あたり',
  places: 'か所',
  index: 'くらべるための数',
  count: '件数',
};

export const unitWord = (unit: string): string => UNITS[unit as IndicatorUnit] ?? unit;

/** In place of a number that isn't there, as the screen says it. */
export const STATE_WORDS: Readonly<Record<IndicatorValue['state'], string>> = {
  OK: '',
  STALE: '',
  UNKNOWN: 'データなし',
  SUPPRESSED: '10人未満',
  UNREACHABLE: '着く便なし',
};

export const indicatorName = ({ rule }: Indicator): string => nameIn(rule.names, 'JA');

/** 計算のしかた of each indicator: its definition and parameters. */
export function methodNotes(indicators: readonly Indicator[]): Note[] {
  return indicators.map((indicator) => {
    const { id, unit, parameters, version, rule } = indicator;
    const settings = Object.entries(parameters as Record<string, unknown>)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
    const words = [nameIn(rule.definitions, 'JA'), `単位：${unitWord(unit)}`, `定義の版：${version}`, ...settings];
    return [`計算のしかた：${indicatorName(indicator)}（${id}）`, words.join('　')];
  });
}

/** What stands where a number is missing, and what is not shown to whom. */
export function withheldNote({ viewer }: ExportContext): Note {
  if (viewer.audience === 'STAFF')
    return ['伏せたもの', 'ありません（職員用）。このまま公開しないでください。10人未満の数が入っています。'];
  const rounded = viewer.audience === 'PUBLIC' ? '、そのほかの人数は10人単位に丸めています' : '';
  return [
    '伏せたもの',
    `住民の人数が10人未満の数と、それがほかの数から計算できてしまう数を「10人未満」とし${rounded}。`,
  ];
}
