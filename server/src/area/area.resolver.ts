import { AreaKind } from '@hazama/prisma';
import { Arg, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { Municipality } from '../municipality/index.ts';
import { badInput, GeoJsonScalar } from '../wire/index.ts';
import type { AreaReader } from './area.reader.ts';
import { Area, type Bounds } from './area.ts';
import { latinAreaName } from './latin-area-name.ts';
import { NearMachiAza } from './near-machi-aza.ts';

/** What the slice asks of the request's context. */
export interface AreaContext {
  readonly areas: AreaReader;
}

const MAX_TOLERANCE_METERS = 100_000;

@Resolver(() => Area)
export class AreaResolver {
  @Query(() => Area, { nullable: true })
  area(@Arg('id', () => ID) id: string, @Ctx() { areas }: AreaContext): Promise<Area | null> {
    return areas.findArea(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'In Latin letters, as Hepburn writes the reading: Fuchu, Iga City; null where the reading is not known.',
  })
  nameLatin(@Root() { kind, name, nameKana }: Area): string | null {
    return latinAreaName({ kind, name, nameKana });
  }

  @FieldResolver(() => Area, { nullable: true })
  parent(@Root() { parentId }: Area, @Ctx() { areas }: AreaContext): Promise<Area | null> | null {
    return parentId === null ? null : areas.findArea(parentId);
  }

  @FieldResolver(() => GeoJsonScalar, {
    nullable: true,
    description: 'Simplified to `toleranceMeters` (0: as imported), null where only a membership is known.',
  })
  geometry(
    @Root() area: Area,
    @Arg('toleranceMeters', () => Float, { nullable: true, defaultValue: 0 }) toleranceMeters: number | null,
    @Ctx() { areas }: AreaContext,
  ): Promise<string | null> {
    const tolerance = toleranceMeters ?? 0;
    if (!(tolerance >= 0 && tolerance <= MAX_TOLERANCE_METERS))
      throw badInput('toleranceMeters は 0 から 100000 までの数(メートル)にしてください。');
    return areas.findShape(area, tolerance);
  }

  @FieldResolver(() => [Float], { nullable: true, description: '[west, south, east, north]' })
  async bounds(@Root() { id }: Area, @Ctx() { areas }: AreaContext): Promise<Bounds | null> {
    return (await areas.findFrame(id))?.bounds ?? null;
  }

  @FieldResolver(() => GeoJsonScalar, {
    nullable: true,
    description: 'A point inside, for the label; null without a shape.',
  })
  async labelPoint(@Root() { id }: Area, @Ctx() { areas }: AreaContext): Promise<string | null> {
    return (await areas.findFrame(id))?.labelPoint ?? null;
  }

  @FieldResolver(() => [String])
  machiAza(@Root() { id }: Area, @Ctx() { areas }: AreaContext): Promise<string[]> {
    return areas.listMachiAza(id);
  }
}

/** What a municipality knows through its areas. */
@Resolver(() => Municipality)
export class MunicipalityAreasResolver {
  @FieldResolver(() => [Area])
  areas(
    @Root() { code }: Municipality,
    @Arg('kind', () => AreaKind, { nullable: true }) kind: AreaKind | null,
    @Ctx() { areas }: AreaContext,
  ): Promise<readonly Area[]> {
    return areas.listAreas(code, kind ?? null);
  }

  @FieldResolver(() => [Area], { description: 'The areas of `reportingKind`, which map, table and sheets show.' })
  reportingAreas(
    @Root() { code, reportingKind }: Municipality,
    @Ctx() { areas }: AreaContext,
  ): Promise<readonly Area[]> {
    return areas.listAreas(code, reportingKind);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The values of the whole municipality.' })
  async total(@Root() { code }: Municipality, @Ctx() { areas }: AreaContext): Promise<Area | null> {
    const [whole] = await areas.listAreas(code, AreaKind.MUNICIPALITY);
    return whole ?? null;
  }

  @FieldResolver(() => NearMachiAza, {
    nullable: true,
    description: '町字 nearest to a place by its representative point; null where none is within some 5 km.',
  })
  nearMachiAza(
    @Root() { code }: Municipality,
    @Arg('longitude', () => Float) longitude: number,
    @Arg('latitude', () => Float) latitude: number,
    @Ctx() { areas }: AreaContext,
  ): Promise<NearMachiAza | null> {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
      throw badInput('longitude は -180 から 180、latitude は -90 から 90 までの度にしてください。');
    return areas.findNearMachiAza(code, [longitude, latitude]);
  }

  @FieldResolver(() => [Float], {
    nullable: true,
    description: '[west, south, east, north] of all its areas; null while none has a shape.',
  })
  bounds(@Root() { code }: Municipality, @Ctx() { areas }: AreaContext): Promise<Bounds | null> {
    return areas.findMunicipalityBounds(code);
  }
}
