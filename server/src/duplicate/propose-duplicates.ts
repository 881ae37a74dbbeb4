import type { Statements } from '../database/index.ts';
import { type HeldResource, listDistinct, listHeldResources } from './duplicate.repository.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { Reason } from './likeness.ts';

/** Two records of one kind that a person may merge into one. */
export interface DuplicateProposal {
  /** The fuller one, which is proposed to be kept. */
  readonly keptId: string;
  readonly otherId: string;
  /** 0.6..1 */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Of the records of a town those pairs that look like one, inside a list and across lists, the likest first. */
export async function proposeDuplicates(statements: Statements, code: string): Promise<DuplicateProposal[]> {
  const distinct = await listDistinct(statements, code);
  return findDuplicates(await listHeldResources(statements, code))
    .filter(({ first, second }) => !distinct.has(`${first.id} ${second.id}`))
    .map(({ first, second, score, reasons }) => {
      const [kept, other] = worth(second) > worth(first) ? [second, first] : [first, second];
      return { keptId: kept.id, otherId: other.id, score, reasons };
    });
}

/** A place of its own is worth more than a field. */
function worth({ filled, placeLevel }: HeldResource): number {
  return filled + (placeLevel === 'GIVEN' ? 2 : 0);
}
