import type { Row, Statements } from '../database/index.ts';
import { UNDO_DAYS } from './undo-edit.ts';

export interface RemovedRow extends Row {
  readonly revision: number;
  readonly name: string;
  readonly at: Date;
}

/** What was removed, still is, and can be brought back; the last first. */
export function listRemoved(database: Statements, code: string): Promise<RemovedRow[]> {
  return database.query<RemovedRow>(
    `SELECT r.to_revision AS revision, r.name, a.at
     FROM audit_entry a
     JOIN resource r ON r.municipality_code = a.municipality_code
       AND a.subject = 'resource/' || r.id || '@' || r.to_revision
     WHERE a.municipality_code = $1 AND a.action = 'resource.remove' AND a.at >= now() - make_interval(days => $2)
       AND NOT EXISTS (SELECT FROM resource n
         WHERE n.municipality_code = r.municipality_code AND n.id = r.id AND n.from_revision >= r.to_revision)
     ORDER BY a.at DESC`,
    [code, UNDO_DAYS],
  );
}
