import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { assertMayEdit } from '../account/index.ts';
import { type EditContext, FIELD_NAMES, type ResourceField } from '../edit/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { listMergers } from './duplicate.repository.ts';
import { Duplicate, Duplicates, MergedResource, Merger } from './duplicate.ts';
import { keepApart, type Merger as MadeMerger, mergeResources, undoKeepApart, undoMerger } from './merge-resources.ts';
import { type DuplicateProposal, proposeDuplicates } from './propose-duplicates.ts';

const MAX_FIRST = 100;

/** 重なり: records that may be one. Nothing is merged but by a person, and every merger can be taken back. */
@Resolver(() => Duplicate)
export class DuplicateResolver {
  @Query(() => Duplicates, {
    description: 'Pairs of one kind that look like one record: same name or kana, telephone, address, within 50 m.',
  })
  async duplicates(
    @Arg('municipality', () => ID) text: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { viewer, database, resources }: EditContext,
  ): Promise<Duplicates> {
    assertMayEdit(viewer);
    const code = codeOf(text);
    const count = countOf(first);
    const proposals = await proposeDuplicates(database, code);
    const begin = after == null ? 0 : placeAfter(proposals, after);
    const page = proposals.slice(begin, begin + count);
    const nodes = await Promise.all(
      page.map(async ({ keptId, otherId, ...proposal }) => {
        const [kept, other] = await Promise.all([resources.findResource(keptId), resources.findResource(otherId)]);
        return kept && other ? [{ ...proposal, kept, other }] : [];
      }),
    );
    const [firstOfPage, last] = [page[0], page.at(-1)];
    return {
      totalCount: proposals.length,
      nodes: nodes.flat(),
      pageInfo: {
        hasNextPage: proposals.length > begin + count,
        hasPreviousPage: begin > 0,
        startCursor: firstOfPage ? cursorOf(firstOfPage) : null,
        endCursor: last ? cursorOf(last) : null,
      },
    };
  }

  @Query(() => [Merger], { description: 'まとめたもの: mergers that stand, the last first.' })
  async mergers(
    @Arg('municipality', () => ID) text: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Ctx() { viewer, database, resources }: EditContext,
  ): Promise<Merger[]> {
    assertMayEdit(viewer);
    const standing = await listMergers(database, codeOf(text), countOf(first));
    return Promise.all(
      standing.map(async ({ keptId, ...merger }) => ({ ...merger, kept: await resources.findResource(keptId) })),
    );
  }

  @Mutation(() => MergedResource, {
    description: 'まとめる: keeps one of two records; the other ends, and the next file does not bring it back.',
  })
  async mergeResources(
    @Arg('keep', () => ID) keptId: string,
    @Arg('other', () => ID) otherId: string,
    @Arg('take', () => [String], {
      nullable: true,
      defaultValue: [],
      description: 'Fields of ResourceInput whose values the kept one takes from the other.',
    })
    take: string[] | null,
    @Ctx() context: EditContext,
  ): Promise<MergedResource> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await mergeResources(database, { keptId, otherId, take: (take ?? []).map(fieldOf), today }));
  }

  @Mutation(() => MergedResource, { description: 'Takes a merger back: the record that ended is there again.' })
  async undoMerger(@Arg('other', () => ID) otherId: string, @Ctx() context: EditContext): Promise<MergedResource> {
    assertMayEdit(context.viewer);
    return answer(context, await undoMerger(context.database, otherId));
  }

  @Mutation(() => Boolean, { description: '別のもの: the two are not proposed again.' })
  async keepApart(
    @Arg('first', () => ID) firstId: string,
    @Arg('second', () => ID) secondId: string,
    @Ctx() context: EditContext,
  ): Promise<boolean> {
    assertMayEdit(context.viewer);
    await keepApart(context.database, firstId, secondId);
    await context.renew();
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes `keepApart` back: the two are proposed again.' })
  async undoKeepApart(
    @Arg('first', () => ID) firstId: string,
    @Arg('second', () => ID) secondId: string,
    @Ctx() context: EditContext,
  ): Promise<boolean> {
    assertMayEdit(context.viewer);
    await undoKeepApart(context.database, firstId, secondId);
    await context.renew();
    return true;
  }
}

function codeOf(text: string): string {
  const code = parseMunicipalityCode(text);
  if (code === undefined) throw notFound(`市町村「${text}」は登録されていません。`);
  return code;
}

function countOf(first: number | null): number {
  const count = first ?? 20;
  if (!(count >= 1 && count <= MAX_FIRST)) throw badInput(`first は 1 から ${MAX_FIRST} までの数にしてください。`);
  return count;
}

function fieldOf(name: string): ResourceField {
  const field = FIELD_NAMES.find((each) => each === name);
  if (field && field !== 'kind') return field;
  throw badInput(`「${name}」は、もう一方から取れる項目ではありません。`);
}

/** What orders the proposals, so that a page goes on where pairs have gone. */
const orderOf = ({ keptId, otherId, score }: DuplicateProposal): readonly [number, string] => [
  -score,
  [keptId, otherId].toSorted().join(' '),
];
const cursorOf = (proposal: DuplicateProposal): string =>
  Buffer.from(JSON.stringify(orderOf(proposal))).toString('base64url');

/** Where the proposals after a cursor begin. */
function placeAfter(proposals: readonly DuplicateProposal[], after: string): number {
  const [score, pair] = readCursor(after);
  const place = proposals.findIndex((proposal) => {
    const [itsScore, itsPair] = orderOf(proposal);
    return itsScore > score || (itsScore === score && itsPair > pair);
  });
  return place < 0 ? proposals.length : place;
}

function readCursor(after: string): readonly [number, string] {
  try {
    const [score, pair] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[];
    if (typeof score === 'number' && typeof pair === 'string') return [score, pair];
  } catch {
    // said below
  }
  throw badInput('after には、前の一覧の endCursor をそのまま指定してください。');
}

/** Computes what the merger can have changed, and reads everything anew. */
async function answer(context: EditContext, merger: MadeMerger): Promise<MergedResource> {
  const { municipalityCode, kindId, keptId, otherId } = merger;
  await context.computeQueue.compute(municipalityCode, { kindIds: [kindId] });
  await context.renew();
  const municipality = context.municipalities.findMunicipality(municipalityCode);
  if (!municipality) throw new Error(`no municipality ${municipalityCode}`);
  return { otherId, kept: await context.resources.findResource(keptId), municipality };
}
