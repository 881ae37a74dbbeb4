import { createHash } from 'node:crypto';
import type { WeightBasis } from '../../weight-layer/index.ts';
import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';

/** A town's layer of weights as it will stand in the table. */
export interface WeightLayerRecord {
  readonly basis: WeightBasis;
  readonly entries: number;
  /** As `packWeights` packs them. */
  readonly weights: Buffer;
}

/** People are divided by one layer: that of another source takes its place. */
const THE_LAYER = 'weights';

const TABLE: RevisionedTable = {
  name: 'weight_layer',
  key: ['id'],
  content: ['hash', 'basis'],
  incidental: ['entries', 'weights'],
};

export function publishWeights(
  { basis, entries, weights }: WeightLayerRecord,
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const hash = createHash('sha256').update(weights).digest('hex');
  // bytes as PostgreSQL's own text has them
  const row = [THE_LAYER, hash, basis, entries, `\\x${weights.toString('hex')}`];
  return publishRows(publication, TABLE, revision, [row]);
}
