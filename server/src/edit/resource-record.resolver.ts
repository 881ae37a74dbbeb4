import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { assertMayEdit } from '../account/index.ts';
import { readTownGazetteer } from '../dataset/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { Resource } from '../resource/index.ts';
import { notFound } from '../wire/index.ts';
import type { EditContext } from './edit.resolver.ts';
import { editId } from './made-edit.ts';
import { readSchedule } from './read-schedule.ts';
import { listRemoved } from './removed.repository.ts';
import { listDuplicates } from './resource-duplicates.repository.ts';
import { PointInput } from './resource-input.ts';
import {
  AddressPlace,
  RemovedResource,
  ResourceChange,
  ResourceDuplicate,
  ResourceProvenance,
  ScheduleReading,
} from './resource-record.ts';

/** What became of a resource, and where it comes from. */
@Resolver(() => Resource)
export class ResourceRecordResolver {
  @FieldResolver(() => [ResourceChange], { description: '履歴: the newest first, at most 100.' })
  history(@Root() { id }: Resource, @Ctx() { resourceRecords }: EditContext): Promise<ResourceChange[]> {
    return resourceRecords.listChanges(id);
  }

  @FieldResolver(() => ResourceProvenance, { nullable: true, description: 'For staff.' })
  provenance(@Root() { id }: Resource, @Ctx() { resourceRecords }: EditContext): Promise<ResourceProvenance | null> {
    return resourceRecords.findProvenance(id);
  }
}

/** What helps while a resource is written. For those who may edit. */
@Resolver()
export class ResourceHelpResolver {
  @Query(() => [ResourceDuplicate], {
    description:
      'Records that may be the same place: same kind within 50 m, same reading, same telephone number. At most 10.',
  })
  async resourceDuplicates(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('kind', () => ID, { nullable: true }) kind: string | null | undefined,
    @Arg('name', () => String, { nullable: true }) name: string | null | undefined,
    @Arg('nameKana', () => String, { nullable: true }) nameKana: string | null | undefined,
    @Arg('phone', () => String, { nullable: true }) phone: string | null | undefined,
    @Arg('location', () => PointInput, { nullable: true }) location: PointInput | null | undefined,
    @Arg('except', () => ID, { nullable: true }) except: string | null | undefined,
    @Ctx() context: EditContext,
  ): Promise<ResourceDuplicate[]> {
    assertMayEdit(context.viewer);
    const code = codeOf(municipality);
    const rows = await listDuplicates(context.database, {
      code,
      kind: kind ?? null,
      name: name ?? null,
      nameKana: nameKana ?? null,
      phone: phone ?? null,
      location: location ?? null,
      except: except ?? null,
    });
    const found = await Promise.all(
      rows.map(async ({ id, reasons, meters }) => {
        const resource = await context.resources.findResource(id);
        return resource && { resource, reasons, meters };
      }),
    );
    return found.filter((duplicate) => duplicate !== null);
  }

  @Query(() => [RemovedResource], { description: '消したもの: removed within 30 days, the last first.' })
  async removedResources(
    @Arg('municipality', () => ID) municipality: string,
    @Ctx() { database, viewer }: EditContext,
  ): Promise<RemovedResource[]> {
    assertMayEdit(viewer);
    const code = codeOf(municipality);
    const rows = await listRemoved(database, code);
    return rows.map(({ revision, name, at }) => ({
      editId: editId({ municipalityCode: code, revision }),
      name,
      at,
    }));
  }

  @Query(() => ScheduleReading, { description: 'What is understood of days and hours as they are written.' })
  scheduleReading(@Arg('text', () => String) text: string, @Ctx() { today }: EditContext): ScheduleReading {
    return readSchedule(text, today);
  }

  @Query(() => AddressPlace, {
    nullable: true,
    description: 'Where an address of the municipality leads, without a network.',
  })
  async addressPlace(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('address', () => String) address: string,
    @Ctx() { database, viewer, municipalities }: EditContext,
  ): Promise<AddressPlace | null> {
    assertMayEdit(viewer);
    const code = codeOf(municipality);
    const town = municipalities.findMunicipality(code);
    if (!town) throw notFound(`市町村「${municipality}」はありません。`);
    const match = (await readTownGazetteer(database, code, town.name)).find(address.slice(0, 200));
    if (!match) return null;
    const [longitude, latitude] = match.lngLat;
    return { name: match.name, longitude, latitude, level: match.level };
  }
}

function codeOf(municipality: string): string {
  const code = parseMunicipalityCode(municipality);
  if (code === undefined) throw notFound(`市町村「${municipality}」はありません。`);
  return code;
}
