import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  type AtOnce,
  DatasetError,
  decideReviewRows,
  decideRowsOfReason,
  listReviewRows,
  listWaitingImports,
  onScreen,
  undoReviewDecision,
} from '../dataset/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { enter, getMunicipality, type ImportContext } from './import.resolver.ts';
import { listKindsAt } from './import-ledger.repository.ts';
import { checkedFirst, presentNote, presentReviewRow } from './present.ts';
import {
  AT_ONCE,
  ReviewDecisionAtOnce,
  ReviewDecisionInput,
  ReviewDecisions,
  ReviewImport,
  ReviewRow,
  ReviewRowConnection,
  UndoneReviewDecision,
} from './review-row.ts';

const MOST_AT_ONCE = 200;

/** 確かめてください: rows that publications left to a person, of whichever import. */
@Resolver(() => ReviewRow)
export class ReviewResolver {
  @Query(() => ReviewRowConnection, {
    description:
      'Doubtful rows, of each dataset those of its newest import; the newest import first, then as in the file.',
  })
  async reviewRows(
    @Arg('municipality', () => ID) text: string,
    @Arg('import', () => ID, { nullable: true }) importId: string | null | undefined,
    @Arg('reason', () => String, { nullable: true }) reason: string | null | undefined,
    @Arg('decided', () => Boolean, { nullable: true, defaultValue: false, description: 'Decided rows too.' })
    decided: boolean | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: ImportContext,
  ): Promise<ReviewRowConnection> {
    enter(context);
    const { code } = getMunicipality(context, text);
    const { rows, total, reasons, endCursor } = await listReviewRows(
      context.database,
      code,
      { importId: importId ?? undefined, reason: reason ?? undefined, withDecided: decided ?? false },
      { first: checkedFirst(first ?? 50), after: after ?? undefined },
    );
    return {
      nodes: rows.map(presentReviewRow),
      pageInfo: {
        hasNextPage: endCursor !== null,
        hasPreviousPage: (after ?? null) !== null,
        startCursor: null,
        endCursor,
      },
      totalCount: total,
      reasons: reasons.map(({ reason: name, count }) => ({ code: name, count })),
    };
  }

  @Query(() => [ReviewImport], { description: 'Imports with rows that wait, or that were decided, the newest first.' })
  reviewImports(
    @Arg('municipality', () => ID) text: string,
    @Ctx() context: ImportContext,
  ): Promise<readonly ReviewImport[]> {
    enter(context);
    return listWaitingImports(context.database, getMunicipality(context, text).code);
  }

  @Mutation(() => ReviewDecisions, {
    description:
      'Takes rows in, with what was changed, through the same checks as their file; or leaves them out. Holds when the same rows come again.',
  })
  async decideReviewRows(
    @Arg('municipality', () => ID) text: string,
    @Arg('import', () => ID) importId: string,
    @Arg('decisions', () => [ReviewDecisionInput]) decisions: ReviewDecisionInput[],
    @Ctx() context: ImportContext,
  ): Promise<ReviewDecisions> {
    enter(context);
    const { code, revision } = getMunicipality(context, text);
    if (decisions.length === 0 || decisions.length > MOST_AT_ONCE)
      throw badInput(`一度に決められるのは、1行から${MOST_AT_ONCE}行までです。`);
    const decided = await saidToUser(
      decideReviewRows(context, {
        municipality: code,
        importId,
        decisions: decisions.map(({ line, accept, cells, waive }) => ({
          line,
          accept,
          changes: Object.fromEntries((cells ?? []).map(({ field, value }) => [field, value])),
          waive: waive ?? [],
        })),
      }),
    );
    return {
      rows: decided.rows.map(({ line, outcome, notes }) => ({
        line,
        outcome,
        notes: notes.map((note) => presentNote(note, line)),
      })),
      municipality: await follow(context, code, decided.revision > revision ? decided.revision : null),
    };
  }

  @Mutation(() => UndoneReviewDecision, {
    description: '元に戻す: the row waits again; what went in with it ends, unless somebody has changed it since.',
  })
  async undoReviewDecision(
    @Arg('municipality', () => ID) text: string,
    @Arg('import', () => ID) importId: string,
    @Arg('line', () => Int) line: number,
    @Ctx() context: ImportContext,
  ): Promise<UndoneReviewDecision> {
    enter(context);
    const { code, revision } = getMunicipality(context, text);
    const undone = await saidToUser(undoReviewDecision(context, { municipality: code, importId, lines: [line] }));
    return {
      lines: undone.lines,
      municipality: await follow(context, code, undone.revision > revision ? undone.revision : null),
    };
  }

  @Mutation(() => ReviewDecisionAtOnce, {
    description:
      'One decision about all rows of an import that wait for one reason. `expected`: how many they are, as they were shown.',
  })
  async decideReviewRowsAtOnce(
    @Arg('municipality', () => ID) text: string,
    @Arg('import', () => ID) importId: string,
    @Arg('reason', () => String) reason: string,
    @Arg('as', () => AT_ONCE) as: AtOnce,
    @Arg('expected', () => Int) expected: number,
    @Ctx() context: ImportContext,
  ): Promise<ReviewDecisionAtOnce> {
    enter(context);
    const { code, revision } = getMunicipality(context, text);
    const decided = await saidToUser(
      decideRowsOfReason(context, { municipality: code, importId, reason, as, expected }),
    );
    const rows = decided?.rows ?? [];
    const linesOf = (outcome: string) => rows.filter((row) => row.outcome === outcome).map(({ line }) => line);
    const [taken, leftOut] = [linesOf('ACCEPTED'), linesOf('LEFT_OUT')];
    const now = decided?.revision ?? revision;
    return {
      taken: taken.length,
      leftOut: leftOut.length,
      waiting: expected - taken.length - leftOut.length,
      lines: [...taken, ...leftOut],
      municipality: await follow(context, code, now > revision ? now : null),
    };
  }

  @Mutation(() => UndoneReviewDecision, {
    description: '元に戻す: what was decided about several rows of an import, whether together or one by one.',
  })
  async undoReviewDecisions(
    @Arg('municipality', () => ID) text: string,
    @Arg('import', () => ID) importId: string,
    @Arg('lines', () => [Int]) lines: number[],
    @Ctx() context: ImportContext,
  ): Promise<UndoneReviewDecision> {
    enter(context);
    const { code, revision } = getMunicipality(context, text);
    const undone = await saidToUser(undoReviewDecision(context, { municipality: code, importId, lines }));
    return {
      lines: undone.lines,
      municipality: await follow(context, code, undone.revision > revision ? undone.revision : null),
    };
  }
}

/** Computes what the rows that went in or out can have changed, and reads everything anew. */
async function follow(context: ImportContext, code: string, revision: number | null) {
  if (revision !== null) {
    const kindIds = await listKindsAt(context.database, code, revision);
    await context.computeQueue.compute(code, kindIds.length > 0 ? { kindIds } : {});
  }
  await context.renew();
  const municipality = context.municipalities.findMunicipality(code);
  if (!municipality) throw notFound(`市町村「${code}」がありません。`);
  return municipality;
}

async function saidToUser<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DatasetError ? new UserError(error.code, onScreen(error.message)) : error;
  }
}
