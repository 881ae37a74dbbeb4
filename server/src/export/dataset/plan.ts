import { DATASET_TITLES } from '../../dataset/index.ts';
import type { ExportContext } from '../export-context.ts';
import { type ExportTable, onePage } from '../export-table.ts';
import { listPlanRows } from './plan-rows.repository.ts';
import { templateColumns } from './template-columns.ts';

/** 計画の体系, every entry after what stands before it in its plan. */
export async function planTable({ database, town }: ExportContext): Promise<ExportTable> {
  const rows = await listPlanRows(database, { code: town.code, revision: town.revision });
  const plans = new Set(rows.map(({ plan }) => plan));
  return {
    title: DATASET_TITLES.plan,
    columns: templateColumns('plan'),
    geometryType: null,
    pages: onePage(
      rows.map(({ code, parent, level, title, owner, relatedPlan, plan }) => ({
        cells: [code, parent, level || null, title, owner, relatedPlan, plan || null],
        geometry: null,
      })),
    ),
    // the codes of one plan say nothing in another: they go in again one at a time
    notes:
      plans.size > 1
        ? [
            [
              '計画',
              `${[...plans].join('、')} が続けて入っています。取り込むときは「出どころの名前」を計画の名前にして、ひとつずつ取り込みます。`,
            ],
          ]
        : [],
  };
}
