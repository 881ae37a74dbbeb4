import { createHash } from 'node:crypto';
import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';

/** A town's walking network as it will stand in the table. */
export interface StreetNetworkRecord {
  /** Of OpenStreetMap, from which it is made. */
  readonly ways: number;
  readonly junctions: number;
  readonly meters: number;
  /** As `packStreetGraph` packs it. */
  readonly graph: Buffer;
}

/** A town walks on one network: that of another source takes its place. */
const THE_NETWORK = 'streets';

const TABLE: RevisionedTable = {
  name: 'street_network',
  key: ['id'],
  content: ['hash'],
  incidental: ['ways', 'junctions', 'meters', 'graph'],
};

export function publishStreetNetwork(
  { ways, junctions, meters, graph }: StreetNetworkRecord,
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const hash = createHash('sha256').update(graph).digest('hex');
  // bytes as PostgreSQL's own text has them
  const row = [THE_NETWORK, hash, ways, junctions, meters, `\\x${graph.toString('hex')}`];
  return publishRows(publication, TABLE, revision, [row]);
}
