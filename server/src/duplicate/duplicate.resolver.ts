import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { assertMayEdit } from '../account/index.ts';
import type { EditContext } from '../edit/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { Duplicate, Duplicates, MergedResource } from './duplicate.ts';
import { keepApart, type Merger, mergeResources, undoMerger } from './merge-resources.ts';
import { proposeDuplicates } from './propose-duplicates.ts';

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
    @Ctx() { viewer, database, resources }: EditContext,
  ): Promise<Duplicates> {
    assertMayEdit(viewer);
    const code = parseMunicipalityCode(text);
    if (code === undefined) throw notFound(`市町村「${text}」は登録されていません。`);
    const count = first ?? 20;
    if (!(count >= 1 && count <= MAX_FIRST)) throw badInput(`first は 1 から ${MAX_FIRST} までの数にしてください。`);
    const proposals = await proposeDuplicates(database, code);
    const nodes = await Promise.all(
      proposals.slice(0, count).map(async ({ keptId, otherId, ...proposal }) => {
        const [kept, other] = await Promise.all([resources.findResource(keptId), resources.findResource(otherId)]);
        return kept && other ? [{ ...proposal, kept, other }] : [];
      }),
    );
    return { totalCount: proposals.length, nodes: nodes.flat() };
  }

  @Mutation(() => MergedResource, {
    description: 'まとめる: keeps one of two records; the other ends, and the next file does not bring it back.',
  })
  async mergeResources(
    @Arg('keep', () => ID) keptId: string,
    @Arg('other', () => ID) otherId: string,
    @Ctx() context: EditContext,
  ): Promise<MergedResource> {
    assertMayEdit(context.viewer);
    return answer(context, await mergeResources(context.database, keptId, otherId));
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
}

/** Computes what the merger can have changed, and reads everything anew. */
async function answer(context: EditContext, merger: Merger): Promise<MergedResource> {
  const { municipalityCode, kindId, keptId, otherId } = merger;
  await context.computeQueue.compute(municipalityCode, { kindIds: [kindId] });
  await context.renew();
  const municipality = context.municipalities.findMunicipality(municipalityCode);
  if (!municipality) throw new Error(`no municipality ${municipalityCode}`);
  return { otherId, kept: await context.resources.findResource(keptId), municipality };
}
