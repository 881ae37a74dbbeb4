import type { Transaction } from '../../database/index.ts';
import type { IssueLog } from '../issue.ts';

/** What is being published, and where. */
export interface Publication {
  readonly transaction: Transaction;
  readonly municipalityCode: string;
  readonly datasetId: string;
  readonly fileName: string;
  readonly log: IssueLog;
  /** The rows are put in beside those of the dataset: nothing of it is replaced. */
  readonly isAddition: boolean;
}
