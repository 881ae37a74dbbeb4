import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type AccountContext, assertMayEdit, type Viewer } from '../account/index.ts';
import { Area, type AreaContext } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import { editId, type SavedVersion, undoVersion } from '../edit/index.ts';
import { Municipality, type MunicipalityContext, parseMunicipalityCode } from '../municipality/index.ts';
import { Scenario } from '../scenario/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import type { ActionReader } from './action.reader.ts';
import { listActionVersions } from './action.repository.ts';
import { Action, ActionInput, ActionVersion } from './action.ts';
import { createAction, removeAction, updateAction } from './save-action.ts';

/** What the slice asks of the request's context. */
export interface ActionContext extends AccountContext, MunicipalityContext, AreaContext {
  readonly database: Database;
  readonly actions: ActionReader;
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
  /** Makes the rest of the request read what it has changed; called on the context itself. */
  renew(this: object): Promise<void>;
}

/** What one change of an action brought about. */
@ObjectType({ simpleResolvers: true })
export class ActionEdit {
  @Field(() => ID, { description: 'Give it to `undoActionEdit`.' })
  id!: string;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => Action, { nullable: true, description: 'As it stands; null where it is taken away.' })
  action!: Action | null;
}

/** Versions that are told; what came before is in the audit trail. */
const MOST_VERSIONS = 100;

@Resolver(() => Action)
export class ActionResolver {
  @Query(() => [Action], { description: 'What is still to do first, the next day first; for staff and councils.' })
  async actions(
    @Arg('municipality', () => ID) municipality: string,
    @Ctx() { actions, viewer }: ActionContext,
  ): Promise<Action[]> {
    if (!mayReadActions(viewer)) throw new UserError('FORBIDDEN', '約束は職員と会議の参加者だけが見られます。');
    const code = parseMunicipalityCode(municipality);
    if (code === undefined) throw notFound(`市町村「${municipality}」は登録されていません。`);
    return actions.listActions(code);
  }

  @FieldResolver(() => [Area], { description: 'Empty: the whole town.' })
  async areas(@Root() { areaIds }: Action, @Ctx() { areas }: ActionContext): Promise<Area[]> {
    const found = await Promise.all(areaIds.map((id) => areas.findArea(id)));
    return found.filter((area) => area !== null);
  }

  @FieldResolver(() => Scenario, { nullable: true, description: 'Null also where it was taken away since.' })
  async scenario(@Root() { scenarioId }: Action, @Ctx() { actions }: ActionContext): Promise<Scenario | null> {
    return scenarioId === null ? null : actions.findScenario(scenarioId);
  }

  @FieldResolver(() => [ActionVersion], { description: 'What became of it, the last first.' })
  async history(
    @Root() { id, municipalityCode: code }: Action,
    @Ctx() { database }: ActionContext,
  ): Promise<ActionVersion[]> {
    const versions = await listActionVersions(database, { code, id }, MOST_VERSIONS);
    return versions.map(({ revision, isCurrent, cause, at, title, doneOn }) => ({
      editId: editId({ municipalityCode: code, revision }),
      revision,
      at,
      cause: cause.toLowerCase(),
      title,
      doneOn,
      canUndo: isCurrent,
    }));
  }

  @Mutation(() => ActionEdit, {
    description: "計画にする. What can't be taken is BAD_USER_INPUT with `extensions.fields`: [{ field, message }].",
  })
  async createAction(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('input', () => ActionInput) input: ActionInput,
    @Ctx() context: ActionContext,
  ): Promise<ActionEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await createAction(context.database, { municipality, input, today: context.today }));
  }

  @Mutation(() => ActionEdit, { description: '直す, できた (doneOn). CONFLICT where it has changed since `revision`.' })
  async updateAction(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('input', () => ActionInput) input: ActionInput,
    @Ctx() context: ActionContext,
  ): Promise<ActionEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await updateAction(database, { id, expectedRevision: revision, input, today }));
  }

  @Mutation(() => ActionEdit, { description: '消す: `undoActionEdit` brings it back.' })
  async removeAction(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Ctx() context: ActionContext,
  ): Promise<ActionEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await removeAction(database, { id, expectedRevision: revision, today }));
  }

  @Mutation(() => ActionEdit, { description: 'Takes one change of an action back.' })
  async undoActionEdit(@Arg('id', () => ID) id: string, @Ctx() context: ActionContext): Promise<ActionEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await undoVersion(context.database, 'action', id));
  }
}

@Resolver(() => Scenario)
export class ScenarioActionsResolver {
  @FieldResolver(() => [Action], { description: '約束 that come of it.' })
  actions(@Root() { id }: Scenario, @Ctx() { actions }: ActionContext): Promise<Action[]> {
    return actions.listOfScenario(id);
  }
}

@Resolver(() => Area)
export class AreaActionsResolver {
  @FieldResolver(() => [Action], { nullable: true, description: '約束 for the area; null for the public.' })
  async actions(@Root() { id }: Area, @Ctx() { actions, viewer }: ActionContext): Promise<Action[] | null> {
    return mayReadActions(viewer) ? actions.listOfArea(id) : null;
  }
}

/** What an office and its meetings promise each other is theirs. */
const mayReadActions = ({ audience }: Viewer): boolean => audience !== 'PUBLIC';

/** Reads everything anew; no number is made of actions. */
async function answer(context: ActionContext, made: SavedVersion): Promise<ActionEdit> {
  await context.renew();
  const municipality = context.municipalities.findMunicipality(made.municipalityCode);
  if (!municipality) throw new Error(`no municipality ${made.municipalityCode}`);
  return { id: editId(made), municipality, action: await context.actions.findAction(made.id) };
}
