import { creditsOf } from '../municipality/index.ts';
import type { ExportContext } from './export-context.ts';
import type { ExportTable, Note } from './export-table.ts';
import type { ExportDataset } from './vocabulary.ts';

const AUDIENCES = { STAFF: '職員', COUNCIL: '協議体', PUBLIC: '公開' };

/** What each table is made of, by the datasets' names. */
const MADE_OF: Readonly<Partial<Record<ExportDataset, readonly string[]>>> = {
  areas: ['areas', 'membership'],
  membership: ['membership', 'areas'],
  population: ['population', 'areas'],
  resources: ['resources'],
  presence: ['presence'],
  counts: ['counts'],
  targets: ['targets'],
  plan: ['plan'],
  events: ['events'],
  agreements: ['agreements'],
  assignments: ['assignments'],
  zones: ['zones'],
  lines: ['lines'],
};

/** 説明: what an export is, of when, from which sources under which licences, and who may see it. */
export async function explain(
  dataset: ExportDataset,
  table: ExportTable,
  { town, today, viewer, municipalities }: ExportContext,
): Promise<Note[]> {
  const datasets = await municipalities.listDatasets(town.code);
  const madeOf = MADE_OF[dataset];
  const credits = creditsOf(
    datasets.filter(({ name }) => !madeOf || madeOf.includes(name)),
    town.isDemo,
  );
  return [
    ['表', `${town.prefecture}${town.name}　${table.title}`],
    ...(town.isDemo
      ? [['デモ', '地名は本物ですが、人の数や場所などの記録は作りものです。実際の判断に使わないでください。'] as const]
      : []),
    ['書き出した日', today],
    ['データの版', `改訂 ${town.revision}`],
    ['見る人', AUDIENCES[viewer.audience]],
    ...table.notes,
    ...credits.map(({ name, license, asOf }): Note => {
      const words = [name, license ? `利用条件：${license}` : '', asOf ? `${asOf} 現在` : ''];
      return ['出典', words.filter(Boolean).join('　')];
    }),
  ];
}
