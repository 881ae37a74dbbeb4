import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type AccountContext, assertMayEdit } from '../account/index.ts';
import type { Database } from '../database/index.ts';
import { DatasetError, onScreen, undoImport } from '../dataset/index.ts';
import type { ComputeQueue } from '../indicator/index.ts';
import type { MunicipalityContext } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { Import, ImportConnection, ImportIssue } from './import.ts';
import { ImportCellInput, ImportSaidInput } from './import-input.ts';
import { listOpenJobs } from './import-job.repository.ts';
import type { ImportJobs } from './import-jobs.ts';
import { findImport, listImports, listIssues } from './import-ledger.repository.ts';
import { checkedFirst, page, presentImport, presentIssue, presentJob } from './present.ts';
import { ImportJob } from './presented-job.ts';

/** What the slice asks of the request's context. */
export interface ImportContext extends AccountContext, MunicipalityContext {
  readonly database: Database;
  readonly computeQueue: ComputeQueue;
  readonly importJobs: ImportJobs;
  readonly answer: { isMoving: boolean };
  /** Makes the rest of the request read what it has changed; called on the context itself. */
  renew(this: object): Promise<void>;
}

/** Only staff sees what is being brought in, and what is seen moves on without a revision. */
export function enter({ viewer, answer }: ImportContext): void {
  assertMayEdit(viewer);
  answer.isMoving = true;
}

/** 取込: files on their way in, and the history of all that came in. */
@Resolver(() => Import)
export class ImportResolver {
  @Query(() => ImportConnection, { description: '取込の履歴: every attempt in earnest, the newest first.' })
  async imports(
    @Arg('municipality', () => ID) code: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: ImportContext,
  ): Promise<ImportConnection> {
    enter(context);
    const municipality = getMunicipality(context, code);
    const found = await listImports(context.database, municipality.code, {
      first: checkedFirst(first),
      after: parseCursor(after),
    });
    const { nodes, pageInfo } = page(found.imports.map(presentImport), first, cursorOf, after ?? null);
    return { nodes, pageInfo: { ...pageInfo, hasNextPage: found.hasNext }, totalCount: found.total };
  }

  @Query(() => Import, { nullable: true })
  async import(@Arg('id', () => ID) id: string, @Ctx() context: ImportContext): Promise<Import | null> {
    enter(context);
    const found = await findImport(context.database, id);
    return found ? presentImport(found) : null;
  }

  @FieldResolver(() => [ImportIssue], { description: 'The report: of each code at most 200, the rest counted.' })
  async issues(@Root() { municipalityCode, id }: Import, @Ctx() { database }: ImportContext): Promise<ImportIssue[]> {
    return (await listIssues(database, municipalityCode, id)).map(presentIssue);
  }

  @Query(() => [ImportJob], { description: 'Files that somebody has begun to bring in, the last touched first.' })
  async importJobs(@Arg('municipality', () => ID) code: string, @Ctx() context: ImportContext): Promise<ImportJob[]> {
    enter(context);
    return (await listOpenJobs(context.database, getMunicipality(context, code).code)).map(presentJob);
  }

  @Mutation(() => ImportJob, { description: 'Says what a file is; it is checked anew once nothing more is needed.' })
  async describeImport(
    @Arg('id', () => ID) id: string,
    @Arg('said', () => ImportSaidInput) said: ImportSaidInput,
    @Ctx() context: ImportContext,
  ): Promise<ImportJob> {
    enter(context);
    const { dataset, mapping, kindMapping, ...options } = said;
    const given = Object.entries(options).map(([name, value]) => [name, value ?? undefined]);
    const columns = mapping && Object.fromEntries(mapping.map(({ field, column }) => [field, column]));
    return presentJob(
      await context.importJobs.describe(id, {
        dataset: dataset ?? undefined,
        options: {
          ...Object.fromEntries(given),
          ...(mapping !== undefined && { mapping: columns ?? undefined }),
          ...(kindMapping && { kindMapping: Object.fromEntries(kindMapping.map(({ word, kind }) => [word, kind])) }),
        },
      }),
    );
  }

  @Mutation(() => ImportJob, {
    description:
      'Decides about a row without the file: values are put right, its doubts are waived, or it is left out. It is checked anew.',
  })
  async decideImportRow(
    @Arg('id', () => ID) id: string,
    @Arg('line', () => Int) line: number,
    @Arg('cells', () => [ImportCellInput], { nullable: true, defaultValue: [] }) cells: ImportCellInput[],
    @Arg('waive', () => Boolean, { nullable: true, defaultValue: false }) waive: boolean,
    @Arg('leaveOut', () => Boolean, { nullable: true, defaultValue: false }) leaveOut: boolean,
    @Ctx() context: ImportContext,
  ): Promise<ImportJob> {
    enter(context);
    const changes = Object.fromEntries(cells.map(({ field, value }) => [field, value]));
    return presentJob(await context.importJobs.decideRow(id, line, { changes, waive, leaveOut }));
  }

  @Mutation(() => ImportJob, { description: 'Takes back what was said about a row: it is as the file says.' })
  async resetImportRow(
    @Arg('id', () => ID) id: string,
    @Arg('line', () => Int) line: number,
    @Ctx() context: ImportContext,
  ): Promise<ImportJob> {
    enter(context);
    return presentJob(await context.importJobs.resetRow(id, line));
  }

  @Mutation(() => ImportJob, { description: '確かめる: a dry run in the background; nothing changes.' })
  async checkImport(@Arg('id', () => ID) id: string, @Ctx() context: ImportContext): Promise<ImportJob> {
    enter(context);
    return presentJob(await context.importJobs.check(id));
  }

  @Mutation(() => ImportJob, { description: '反映する: publishes what was checked, in the background, and computes.' })
  async publishImport(@Arg('id', () => ID) id: string, @Ctx() context: ImportContext): Promise<ImportJob> {
    enter(context);
    return presentJob(await context.importJobs.publish(id));
  }

  @Mutation(() => ImportJob, {
    description: 'やめる: stops what is under way, else ends the job. Nothing was changed.',
  })
  async withdrawImport(@Arg('id', () => ID) id: string, @Ctx() context: ImportContext): Promise<ImportJob> {
    enter(context);
    return presentJob(await context.importJobs.withdraw(id));
  }

  @Mutation(() => Import, {
    description:
      '元に戻す: takes a whole import back within 30 days, the newest of its dataset first; the numbers follow at once.',
  })
  async undoImport(@Arg('id', () => ID) id: string, @Ctx() context: ImportContext): Promise<Import> {
    enter(context);
    const { municipality } = await undoImport(context, id).catch((error: unknown) => {
      throw error instanceof DatasetError ? new UserError(error.code, onScreen(error.message)) : error;
    });
    await context.computeQueue.compute(municipality);
    await context.renew();
    const found = await findImport(context.database, id);
    if (!found) throw new Error(`import ${id} is gone`);
    return presentImport(found);
  }
}

export function getMunicipality({ municipalities }: ImportContext, code: string) {
  const found = municipalities.findMunicipality(code.slice(0, 5));
  if (!found) throw notFound(`市町村「${code}」がありません。`);
  return found;
}

const cursorOf = ({ finishedAt, id }: Import): string =>
  Buffer.from(`${finishedAt.toISOString()} ${id}`).toString('base64url');

function parseCursor(after: string | null | undefined): readonly [at: string, id: string] | null {
  if (after === null || after === undefined) return null;
  const [at = '', id] = Buffer.from(after, 'base64url').toString().split(' ');
  if (id && !Number.isNaN(Date.parse(at))) return [at, id];
  throw badInput('after には、前の一覧の endCursor をそのまま指定してください。');
}
