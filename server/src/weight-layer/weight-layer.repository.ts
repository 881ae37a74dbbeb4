import type { DasymetricWeights } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import type { WeightBasis } from './weight-basis.ts';
import { unpackWeights } from './weight-bytes.ts';

/** Where a town's people live within the squares that they are counted in, as far as buildings or land use tell. */
export interface WeightLayer {
  readonly datasetId: string;
  readonly basis: WeightBasis;
  readonly weights: DasymetricWeights;
}

/** As it stood at a revision; undefined where none was imported. It is unpacked anew each time: nobody needs it but while cells are divided. */
export async function findWeightLayer(
  database: Statements,
  municipalityCode: string,
  revision: number,
): Promise<WeightLayer | undefined> {
  const [row] = await database.query<{ datasetId: string; basis: WeightBasis; weights: Uint8Array }>(
    `SELECT dataset_id AS "datasetId", basis, weights FROM weight_layer
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)`,
    [municipalityCode, revision],
  );
  return row && { ...row, weights: await unpackWeights(row.weights) };
}
