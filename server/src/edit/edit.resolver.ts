import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { type AccountContext, assertMayEdit } from '../account/index.ts';
import type { AreaContext } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import type { ComputeQueue } from '../indicator/index.ts';
import type { MunicipalityContext } from '../municipality/index.ts';
import type { ResourceContext } from '../resource/index.ts';
import { confirmResource } from './confirm-resource.ts';
import { createResource } from './create-resource.ts';
import { Edit } from './edit.ts';
import { editId, type MadeEdit } from './made-edit.ts';
import { recordPresence } from './record-presence.ts';
import { removeResource } from './remove-resource.ts';
import { ResourceInput } from './resource-input.ts';
import type { ResourceRecordReader } from './resource-record.reader.ts';
import { undoEdit } from './undo-edit.ts';
import { updateResource } from './update-resource.ts';

/** What the slice asks of the request's context. */
export interface EditContext extends AccountContext, MunicipalityContext, AreaContext, ResourceContext {
  readonly database: Database;
  readonly computeQueue: ComputeQueue;
  readonly resourceRecords: ResourceRecordReader;
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
  /** Makes the rest of the request read what it has changed; called on the context itself. */
  renew(this: object): Promise<void>;
}

/** 手で直す: each change is a revision of its own, is noted, computed at once, and can be taken back. */
@Resolver(() => Edit)
export class EditResolver {
  @Mutation(() => Edit, {
    description: '今もある / なくなった: confirms a resource today, or closes it. Undone by `undoEdit`.',
  })
  async confirmResource(
    @Arg('id', () => ID) id: string,
    @Arg('exists', () => Boolean) exists: boolean,
    @Ctx() context: EditContext,
  ): Promise<Edit> {
    assertMayEdit(context.viewer);
    return answer(context, await confirmResource(context.database, { id, exists, today: context.today }));
  }

  @Mutation(() => Edit, {
    description:
      "新しく加える. What can't be taken is BAD_USER_INPUT with `extensions.fields`: [{ field, message }]. Confirmed today unless said otherwise.",
  })
  async createResource(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('input', () => ResourceInput) input: ResourceInput,
    @Ctx() context: EditContext,
  ): Promise<Edit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await createResource(database, { municipality, input, today }));
  }

  @Mutation(() => Edit, {
    description:
      '直す. Errors as with `createResource`; where the record has changed since `revision`, CONFLICT with `extensions.current`: { revision, values }.',
  })
  async updateResource(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int, { description: 'That of the record as the person saw it.' }) revision: number,
    @Arg('input', () => ResourceInput) input: ResourceInput,
    @Ctx() context: EditContext,
  ): Promise<Edit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await updateResource(database, { id, expectedRevision: revision, input, today }));
  }

  @Mutation(() => Edit, {
    description:
      '消す: what a person made by mistake; `undoEdit` brings it back for 30 days. What a file brought is closed instead.',
  })
  async removeResource(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Ctx() context: EditContext,
  ): Promise<Edit> {
    assertMayEdit(context.viewer);
    return answer(context, await removeResource(context.database, { id, expectedRevision: revision }));
  }

  @Mutation(() => Edit, { description: 'ある / ない, said about an area and a kind today.' })
  async recordPresence(
    @Arg('area', () => ID) areaId: string,
    @Arg('kind', () => ID) kindId: string,
    @Arg('present', () => Boolean) present: boolean,
    @Ctx() context: EditContext,
  ): Promise<Edit> {
    assertMayEdit(context.viewer);
    return answer(context, await recordPresence(context.database, { areaId, kindId, present, today: context.today }));
  }

  @Mutation(() => Edit, { description: 'Takes one edit back; answers with the revision after it.' })
  async undoEdit(@Arg('id', () => ID) id: string, @Ctx() context: EditContext): Promise<Edit> {
    assertMayEdit(context.viewer);
    return answer(context, await undoEdit(context.database, id));
  }
}

/** Computes what the edit can have changed, and reads everything anew. */
async function answer(context: EditContext, made: MadeEdit): Promise<Edit> {
  const { municipalityCode, kindIds, resourceId, areaId } = made;
  if (kindIds.length > 0) await context.computeQueue.compute(municipalityCode, { kindIds });
  await context.renew();
  const municipality = context.municipalities.findMunicipality(municipalityCode);
  if (!municipality) throw new Error(`no municipality ${municipalityCode}`);
  const homeId = areaId ?? (resourceId === null ? null : await findHome(context, resourceId));
  return {
    id: editId(made),
    municipality,
    resource: resourceId === null ? null : await context.resources.findResource(resourceId),
    area: homeId === null ? null : await context.areas.findArea(homeId),
  };
}

/** The area of the town's reporting kind that a resource lies in, else the first that it serves. */
async function findHome({ resources }: ResourceContext, resourceId: string): Promise<string | null> {
  const areas = (await resources.listAreas(resourceId)).filter(({ isReporting }) => isReporting);
  const home = areas.find(({ relation }) => relation === 'LOCATED') ?? areas[0];
  return home?.areaId ?? null;
}
