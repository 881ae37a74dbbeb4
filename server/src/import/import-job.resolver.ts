import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { enter, type ImportContext } from './import.resolver.ts';
import { Import, ImportIssue } from './import.ts';
import { ChangeEnum, VerdictEnum } from './import-enums.ts';
import { findJob, listOpenJobs } from './import-job.repository.ts';
import { findImport, listIssues } from './import-ledger.repository.ts';
import { ImportMatching, ImportUnknownKind } from './import-matching.ts';
import { ImportRecordChangeConnection } from './import-record-change.ts';
import { ImportPlace, ImportPlaceCounts, ImportRowConnection } from './import-row.ts';
import {
  countElsewhere,
  countPlaces,
  listChanges,
  listPlaces,
  listRows,
  listUnknownKinds,
} from './job-detail.repository.ts';
import { checkedFirst, page, parsePlace, presentImport, presentIssue, presentJob, presentRow } from './present.ts';
import { ImportJob, ImportProgress } from './presented-job.ts';

/** As many as a map of a hand's breadth can show, and some 200 KB: of a city's buildings there are a hundred thousand. */
const MOST_PLACES = 2000;

@Resolver(() => ImportJob)
export class ImportJobResolver {
  @Query(() => ImportJob, { nullable: true })
  async importJob(@Arg('id', () => ID) id: string, @Ctx() context: ImportContext): Promise<ImportJob | null> {
    enter(context);
    const job = await findJob(context.database, id);
    return job ? presentJob(job) : null;
  }

  @FieldResolver(() => ImportProgress, { nullable: true, description: 'null while nothing is done with it.' })
  progress(@Root() { stored }: ImportJob, @Ctx() { importJobs }: ImportContext): ImportProgress | null {
    return importJobs.progressOf(stored);
  }

  @FieldResolver(() => [ImportIssue], { description: 'What the last check found about the file as a whole.' })
  async notes(@Root() { stored }: ImportJob, @Ctx() { database }: ImportContext): Promise<ImportIssue[]> {
    if (stored.checkId === null) return [];
    const issues = await listIssues(database, stored.municipalityCode, stored.checkId);
    return issues.filter(({ line }) => line === null).map(presentIssue);
  }

  @FieldResolver(() => ImportRowConnection, { description: 'The rows of one pile in the order of the file.' })
  async rowsOf(
    @Root() { stored }: ImportJob,
    @Arg('verdict', () => VerdictEnum) verdict: 'accepted' | 'review' | 'rejected',
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { database }: ImportContext,
  ): Promise<ImportRowConnection> {
    const found = await listRows(database, [stored.municipalityCode, stored.id], {
      verdict,
      after: parsePlace(after),
      first: checkedFirst(first) + 1,
    });
    const { nodes, pageInfo } = page(found, first, ({ line }) => String(line), after ?? null);
    return { nodes: nodes.map((row) => presentRow(row, stored)), pageInfo };
  }

  @FieldResolver(() => ImportRecordChangeConnection, {
    description: 'Records of the town that publishing would touch.',
  })
  async changesOf(
    @Root() { stored }: ImportJob,
    @Arg('change', () => ChangeEnum) change: 'added' | 'changed' | 'removed',
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { database }: ImportContext,
  ): Promise<ImportRecordChangeConnection> {
    const found = await listChanges(database, [stored.municipalityCode, stored.id], {
      change,
      after: parsePlace(after),
      first: checkedFirst(first) + 1,
    });
    const { nodes, pageInfo } = page(found, first, ({ position }) => String(position), after ?? null);
    return { nodes, pageInfo };
  }

  @FieldResolver(() => [ImportPlace], {
    description: `Where its rows lie, for the map; without those that are rejected. Of more than ${MOST_PLACES} those in doubt and a sample of the others; how many there are \`placeCounts\` says.`,
  })
  places(@Root() { stored }: ImportJob, @Ctx() { database }: ImportContext): Promise<ImportPlace[]> {
    return listPlaces(database, [stored.municipalityCode, stored.id], MOST_PLACES);
  }

  @FieldResolver(() => ImportMatching, { nullable: true, description: 'null while nobody knows what the file holds.' })
  async matching(@Root() { stored }: ImportJob, @Ctx() { importJobs }: ImportContext): Promise<ImportMatching | null> {
    return importJobs.match(stored);
  }

  @FieldResolver(() => [ImportUnknownKind], {
    description: 'Words for kinds to be said: give them to `describeImport`.',
  })
  unknownKinds(@Root() { stored }: ImportJob, @Ctx() { database }: ImportContext): Promise<ImportUnknownKind[]> {
    return listUnknownKinds(database, stored.municipalityCode, stored.id);
  }

  @FieldResolver(() => Int, { description: 'Rows of other municipalities, among the rejected.' })
  elsewhere(@Root() { stored }: ImportJob, @Ctx() { database }: ImportContext): Promise<number> {
    return countElsewhere(database, stored);
  }

  @FieldResolver(() => ImportPlaceCounts)
  placeCounts(@Root() { stored }: ImportJob, @Ctx() { database }: ImportContext): Promise<ImportPlaceCounts> {
    return countPlaces(database, stored.municipalityCode, stored.id);
  }

  @FieldResolver(() => [ImportJob], { description: 'Other jobs under way that bring in the same source.' })
  async rivals(@Root() job: ImportJob, @Ctx() { database }: ImportContext): Promise<ImportJob[]> {
    const others = (await listOpenJobs(database, job.stored.municipalityCode)).map(presentJob);
    return others.filter(
      ({ id, state, dataset, said }) =>
        id !== job.id &&
        state !== 'REJECTED' &&
        dataset === job.dataset &&
        said.source === job.said.source &&
        said.kind === job.said.kind,
    );
  }

  @FieldResolver(() => Import, { nullable: true, description: 'What became of it; null until it is published.' })
  async import(@Root() { stored }: ImportJob, @Ctx() { database }: ImportContext): Promise<Import | null> {
    const found = await findImport(database, stored.id);
    return found ? presentImport(found) : null;
  }
}
