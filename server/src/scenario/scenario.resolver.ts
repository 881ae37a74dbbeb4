import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { assertMayEdit } from '../account/index.ts';
import { editId, type SavedVersion, undoVersion } from '../edit/index.ts';
import { Municipality, municipalityOfId, parseMunicipalityCode } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import { nameForViewer } from './changes-of-viewer.ts';
import { createScenario, removeScenario, updateScenario } from './save-scenario.ts';
import { findScenario, listScenarios, listScenarioVersions } from './scenario.repository.ts';
import { Scenario, ScenarioInput, ScenarioVersion } from './scenario.ts';
import { NamedChange } from './scenario-change.ts';
import { assertMayReadScenarios, type ScenarioContext } from './scenario-context.ts';

/** What one change of a scenario brought about. */
@ObjectType({ simpleResolvers: true })
export class ScenarioEdit {
  @Field(() => ID, { description: 'Give it to `undoScenarioEdit`.' })
  id!: string;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => Scenario, { nullable: true, description: 'As it stands; null where it is taken away.' })
  scenario!: Scenario | null;
}

/** Versions that are told; what came before is in the audit trail. */
const MOST_VERSIONS = 100;

@Resolver(() => Scenario)
export class ScenarioResolver {
  @Query(() => [Scenario], { description: 'The last changed first, at most 500; for staff and councils.' })
  async scenarios(
    @Arg('municipality', () => ID) municipality: string,
    @Ctx() { database, viewer }: ScenarioContext,
  ): Promise<Scenario[]> {
    assertMayReadScenarios(viewer);
    const code = parseMunicipalityCode(municipality);
    if (code === undefined) throw notFound(`市町村「${municipality}」は登録されていません。`);
    return listScenarios(database, code);
  }

  @Query(() => Scenario, { nullable: true })
  async scenario(
    @Arg('id', () => ID) id: string,
    @Ctx() { database, viewer }: ScenarioContext,
  ): Promise<Scenario | null> {
    assertMayReadScenarios(viewer);
    const code = municipalityOfId(id);
    return code === undefined ? null : ((await findScenario(database, { code, id })) ?? null);
  }

  @FieldResolver(() => [NamedChange])
  changes(@Root() { municipalityCode, kept }: Scenario, @Ctx() context: ScenarioContext): Promise<NamedChange[]> {
    return nameForViewer(context, municipalityCode, kept);
  }

  @FieldResolver(() => [ScenarioVersion], { description: 'What became of it, the last first.' })
  async history(
    @Root() { id, municipalityCode: code }: Scenario,
    @Ctx() context: ScenarioContext,
  ): Promise<ScenarioVersion[]> {
    const versions = await listScenarioVersions(context.database, { code, id }, MOST_VERSIONS);
    return Promise.all(
      versions.map(async ({ revision, isCurrent, cause, at, name, changes }) => ({
        editId: editId({ municipalityCode: code, revision }),
        revision,
        at,
        cause: cause.toLowerCase(),
        name,
        changes: await nameForViewer(context, code, changes),
        canUndo: isCurrent,
      })),
    );
  }

  @Mutation(() => ScenarioEdit, {
    description:
      "名前を付けて保存. What can't be taken is BAD_USER_INPUT with `extensions.fields`: [{ field, message }].",
  })
  async createScenario(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('input', () => ScenarioInput) input: ScenarioInput,
    @Ctx() context: ScenarioContext,
  ): Promise<ScenarioEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await createScenario(database, { municipality, input, today }));
  }

  @Mutation(() => ScenarioEdit, { description: '直す. CONFLICT where it has changed since `revision`.' })
  async updateScenario(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('input', () => ScenarioInput) input: ScenarioInput,
    @Ctx() context: ScenarioContext,
  ): Promise<ScenarioEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await updateScenario(database, { id, expectedRevision: revision, input, today }));
  }

  @Mutation(() => ScenarioEdit, { description: '消す: `undoScenarioEdit` brings it back.' })
  async removeScenario(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Ctx() context: ScenarioContext,
  ): Promise<ScenarioEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await removeScenario(context.database, { id, expectedRevision: revision }));
  }

  @Mutation(() => ScenarioEdit, { description: 'Takes one change of a scenario back.' })
  async undoScenarioEdit(@Arg('id', () => ID) id: string, @Ctx() context: ScenarioContext): Promise<ScenarioEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await undoVersion(context.database, 'scenario', id));
  }
}

/** Reads everything anew; no number is made of scenarios. */
async function answer(context: ScenarioContext, made: SavedVersion): Promise<ScenarioEdit> {
  await context.renew();
  const { municipalityCode: code, id } = made;
  const municipality = context.municipalities.findMunicipality(code);
  if (!municipality) throw new Error(`no municipality ${code}`);
  const scenario = await findScenario(context.database, { code, id });
  return { id: editId(made), municipality, scenario: scenario ?? null };
}
