import type { Viewer } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import { RECORD_SORTS } from '../dataset/index.ts';
import { createRecordHistory, type ResourceChange } from '../edit/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { loadMany } from '../wire/index.ts';
import { listAgreements } from './agreement.repository.ts';
import type { Agreement } from './agreement.ts';
import { standingOn } from './standing.ts';

/** Agreements as one request reads them. */
export interface AgreementReader {
  /** Those that have ended, too. */
  listAgreements(code: string): Promise<Agreement[]>;
  findAgreement(id: string): Promise<Agreement | null>;
  /** The newest first; nothing for who isn't staff. */
  listChanges(id: string): Promise<ResourceChange[]>;
}

export function createAgreementReader(
  database: Statements,
  { viewer, today }: { readonly viewer: Viewer; readonly today: string },
): AgreementReader {
  const agreements = loadMany(
    (codes: readonly string[]) => listAgreements(database, viewer, codes),
    ({ municipalityCode }) => municipalityCode,
    (row): Agreement => ({ ...row, standing: standingOn(today, row) }),
  );
  return {
    listAgreements: (code) => agreements.load(code),
    findAgreement: async (id) => {
      const code = municipalityOfId(id);
      const all = code === undefined ? [] : await agreements.load(code);
      return all.find((each) => each.id === id) ?? null;
    },
    listChanges: createRecordHistory(database, RECORD_SORTS.agreements, viewer),
  };
}
