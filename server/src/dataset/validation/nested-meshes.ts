import { Refusal } from '../issue.ts';
import type { CountRecord } from '../publication/population.ts';
import type { ValidationContext } from './context.ts';

/** Digits of a 1 km mesh code; finer ones begin with the code of the cell that they are a part of. */
const COARSEST_DIGITS = 8;

/**
 * A mesh cell and a part of it in one year would count people twice.
 * @throws Refusal naming both
 */
export async function refuseNestedMeshes(
  records: readonly CountRecord[],
  { transaction, town, datasetId }: ValidationContext,
): Promise<void> {
  const meshes = records.filter(({ cell }) => cell.kind === 'MESH');
  if (meshes.length === 0) return;
  const elsewhere = await transaction.query<{ year: number; id: string; source: string }>(
    `SELECT n.year, n.cell_id AS id, d.source
     FROM population_count n
     JOIN population_cell c ON c.municipality_code = n.municipality_code AND c.id = n.cell_id AND c.to_revision IS NULL
     JOIN dataset d ON d.municipality_code = n.municipality_code AND d.id = n.dataset_id
     WHERE n.municipality_code = $1 AND n.to_revision IS NULL AND n.dataset_id <> $2
       AND c.kind = 'MESH' AND n.year = ANY($3::int[])`,
    [town.code, datasetId, [...new Set(meshes.map(({ year }) => year))]],
  );
  const own = meshes.map(({ year, cell }) => ({ year, id: cell.id, source: undefined }));
  const all = new Map([...elsewhere, ...own].map((mesh) => [`${mesh.year} ${mesh.id}`, mesh]));
  for (const { year, id, source } of all.values())
    for (let digits = COARSEST_DIGITS; digits < id.length; digits++) {
      const whole = all.get(`${year} ${id.slice(0, digits)}`);
      const from = source ?? whole?.source;
      if (!whole || (source && whole.source)) continue;
      throw new Refusal('population-counted-twice', {
        field: 'code',
        value: `${whole.id}、${id}`,
        message: `${year}年の人口で、メッシュ ${whole.id} とその一部の ${id} が両方あり、同じ人を二度数えます。${from ? `「${from}」からすでに入っているものを差し替えるなら、「出どころの名前」を同じにしてください〔--source ${from}〕。` : 'どちらかの大きさのメッシュだけにしてください。'}`,
      });
    }
}
