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
import type { AssignmentReader } from './assignment.reader.ts';
import { Assignment, AssignmentInput } from './assignment.ts';

/** What the slice asks of the request's context. */
export interface AssignmentContext {
  readonly assignments: AssignmentReader;
}

const SORT = RECORD_SORTS.assignments;

@Resolver(() => Municipality)
export class MunicipalityAssignmentsResolver {
  @FieldResolver(() => [Assignment], {
    description: '担当, those that have ended or are to come too: of the whole municipality first, then by area.',
  })
  assignments(@Root() { code }: Municipality, @Ctx() { assignments }: AssignmentContext): Promise<Assignment[]> {
    return assignments.listAssignments(code);
  }
}

@Resolver(() => Area)
export class AreaAssignmentsResolver {
  @FieldResolver(() => [Assignment], {
    description: '担当 of today for the area: its own, those of the areas above it, and of the whole municipality.',
  })
  async assignments(
    @Root() area: Area,
    @Ctx() { assignments, areas }: AssignmentContext & AreaContext,
  ): Promise<Assignment[]> {
    const ids = await areaAndThoseAbove(area, areas);
    const all = await assignments.listAssignments(area.municipalityCode);
    return all.filter(({ standing, areaId }) => standing === 'CURRENT' && (areaId === null || ids.has(areaId)));
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @Query(() => Assignment, { nullable: true })
  assignment(@Arg('id', () => ID) id: string, @Ctx() { assignments }: AssignmentContext): Promise<Assignment | null> {
    return assignments.findAssignment(id);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'null: the whole municipality, or an area that is no more.',
  })
  area(@Root() { areaId }: Assignment, @Ctx() { areas }: AreaContext): Promise<Area | null> | null {
    return areaId === null ? null : areas.findArea(areaId);
  }

  @FieldResolver(() => Boolean)
  isTownWide(@Root() { areaId }: Assignment): boolean {
    return areaId === null;
  }

  @FieldResolver(() => [ResourceChange], { description: 'What became of it, the last first; for staff.' })
  history(@Root() { id }: Assignment, @Ctx() { assignments }: AssignmentContext): Promise<ResourceChange[]> {
    return assignments.listChanges(id);
  }

  @Mutation(() => RecordEdit, {
    description: "新しく加える. What can't be taken is BAD_USER_INPUT with `extensions.fields`: [{ field, message }].",
  })
  async createAssignment(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('input', () => AssignmentInput) input: AssignmentInput,
    @Ctx() context: EditContext,
  ): Promise<RecordEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answerRecordEdit(context, await createRecord(database, SORT, { municipality, input, today }));
  }

  @Mutation(() => RecordEdit, {
    description:
      '直す, and 終える by `to`. Where it has changed since `revision`, CONFLICT with `extensions.current`: { revision, values }.',
  })
  async updateAssignment(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int, { description: 'That of the record as the person saw it.' }) revision: number,
    @Arg('input', () => AssignmentInput) input: AssignmentInput,
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
  async removeAssignment(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Ctx() context: EditContext,
  ): Promise<RecordEdit> {
    assertMayEdit(context.viewer);
    return answerRecordEdit(context, await removeRecord(context.database, SORT, { id, expectedRevision: revision }));
  }
}
