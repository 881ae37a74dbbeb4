import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { assertMayEdit } from '../account/index.ts';
import { Area, type AreaContext, areaAndThoseAbove } from '../area/index.ts';
import { RECORD_SORTS } from '../dataset/index.ts';
import {
  answerRecordEdit,
  createRecord,
  type EditContext,
  RecordEdit,
  ResourceChange,
  removeRecord,
  updateRecord,
} from '../edit/index.ts';
import { Municipality } from '../municipality/index.ts';
import { type ResourceContext, ResourceKind } from '../resource/index.ts';
import type { AgreementReader } from './agreement.reader.ts';
import { Agreement, AgreementInput } from './agreement.ts';

/** What the slice asks of the request's context. */
export interface AgreementContext {
  readonly agreements: AgreementReader;
}

const SORT = RECORD_SORTS.agreements;

@Resolver(() => Municipality)
export class MunicipalityAgreementsResolver {
  @FieldResolver(() => [Agreement], { description: '協定, those that have ended too, by the partner’s name.' })
  agreements(@Root() { code }: Municipality, @Ctx() { agreements }: AgreementContext): Promise<Agreement[]> {
    return agreements.listAgreements(code);
  }
}

@Resolver(() => Area)
export class AreaAgreementsResolver {
  @FieldResolver(() => [Agreement], {
    description:
      '協定 that hold today for the area: its own, those of the areas above it, and of the whole municipality.',
  })
  async agreements(
    @Root() area: Area,
    @Ctx() { agreements, areas }: AgreementContext & AreaContext,
  ): Promise<Agreement[]> {
    const ids = await areaAndThoseAbove(area, areas);
    const all = await agreements.listAgreements(area.municipalityCode);
    return all.filter(
      ({ standing, areaIds }) => standing !== 'ENDED' && (areaIds.length === 0 || areaIds.some((id) => ids.has(id))),
    );
  }
}

@Resolver(() => Agreement)
export class AgreementResolver {
  @Query(() => Agreement, { nullable: true })
  agreement(@Arg('id', () => ID) id: string, @Ctx() { agreements }: AgreementContext): Promise<Agreement | null> {
    return agreements.findAgreement(id);
  }

  @FieldResolver(() => ResourceKind)
  async kind(
    @Root() { municipalityCode, kindId }: Agreement,
    @Ctx() { resourceKinds }: ResourceContext,
  ): Promise<ResourceKind> {
    const kind = await resourceKinds.findKind(municipalityCode, kindId);
    if (!kind) throw new Error(`${kindId} is no kind of the catalogue`);
    return kind;
  }

  @FieldResolver(() => [Area], { description: 'None: it holds for the whole municipality.' })
  async areas(@Root() { areaIds }: Agreement, @Ctx() { areas }: AreaContext): Promise<Area[]> {
    const found = await Promise.all(areaIds.map((id) => areas.findArea(id)));
    return found.filter((area) => area !== null);
  }

  @FieldResolver(() => Boolean, { description: 'It holds everywhere; false too where its areas are no more.' })
  isTownWide(@Root() { areaIds }: Agreement): boolean {
    return areaIds.length === 0;
  }

  @FieldResolver(() => [ResourceChange], { description: 'What became of it, the last first; for staff.' })
  history(@Root() { id }: Agreement, @Ctx() { agreements }: AgreementContext): Promise<ResourceChange[]> {
    return agreements.listChanges(id);
  }

  @Mutation(() => RecordEdit, {
    description: "新しく加える. What can't be taken is BAD_USER_INPUT with `extensions.fields`: [{ field, message }].",
  })
  async createAgreement(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('input', () => AgreementInput) input: AgreementInput,
    @Ctx() context: EditContext,
  ): Promise<RecordEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answerRecordEdit(context, await createRecord(database, SORT, { municipality, input, today }));
  }

  @Mutation(() => RecordEdit, {
    description:
      '直す, and 終える by `endedOn`. Where it has changed since `revision`, CONFLICT with `extensions.current`: { revision, values }.',
  })
  async updateAgreement(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int, { description: 'That of the record as the person saw it.' }) revision: number,
    @Arg('input', () => AgreementInput) input: AgreementInput,
    @Ctx() context: EditContext,
  ): Promise<RecordEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    const change = { id, expectedRevision: revision, input, today };
    return answerRecordEdit(context, await updateRecord(database, SORT, change));
  }

  @Mutation(() => RecordEdit, {
    description: '消す: what a person made by mistake. What a file brought is ended instead.',
  })
  async removeAgreement(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Ctx() context: EditContext,
  ): Promise<RecordEdit> {
    assertMayEdit(context.viewer);
    return answerRecordEdit(context, await removeRecord(context.database, SORT, { id, expectedRevision: revision }));
  }
}
