import { ResourceStatus } from '@hazama/prisma';
import { Field, Float, ID, InputType, registerEnumType } from 'type-graphql';
import { municipalitiesOfIds, parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, DateScalar, GeoJsonScalar } from '../wire/index.ts';

@InputType()
export class NearInput {
  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  meters!: number;
}

@InputType()
export class ResourceFilter {
  @Field(() => ID, { nullable: true })
  municipality?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Of these resources alone: those that an address or a list names.',
  })
  ids?: string[] | null;

  @Field(() => [ID], { nullable: true })
  kinds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  areas?: string[] | null;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => GeoJsonScalar, { nullable: true })
  within?: unknown;

  @Field(() => NearInput, { nullable: true })
  near?: NearInput | null;

  @Field(() => DateScalar, { nullable: true })
  openOn?: string | null;

  @Field(() => [String], { nullable: true })
  status?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last confirmed before this day, or never.' })
  confirmedBefore?: string | null;
}

const ORDERS = ['NAME', 'KANA', 'CONFIRMED'] as const;
export type ResourceOrderName = (typeof ORDERS)[number];
export const ResourceOrderEnum = Object.fromEntries(ORDERS.map((name) => [name, name]));
registerEnumType(ResourceOrderEnum, {
  name: 'ResourceOrder',
  description:
    'NAME: by kind and name; KANA: 五十音順, by reading whatever the kind; CONFIRMED: what was confirmed longest ago comes first. `near` goes before all.',
});

/** A filter that has been looked through: what it holds can be asked of the database. null: not asked for. */
export interface ResourceCriteria {
  readonly municipalities: readonly string[] | null;
  readonly ids: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly text: string | null;
  /** GeoJSON text of a polygon */
  readonly within: string | null;
  readonly near: NearInput | null;
  readonly openOn: string | null;
  readonly statuses: readonly ResourceStatus[] | null;
  /** YYYY-MM-DD */
  readonly confirmedBefore: string | null;
  readonly order: ResourceOrderName;
}

const MAX_NEAR_METERS = 100_000;

/** Throws BAD_USER_INPUT naming what can't be asked for. */
export function parseResourceFilter(filter: ResourceFilter, order: ResourceOrderName = 'NAME'): ResourceCriteria {
  return {
    municipalities: municipalitiesOf(filter),
    ids: filter.ids ?? null,
    kinds: filter.kinds ?? null,
    areas: filter.areas ?? null,
    text: filter.text?.trim() || null,
    within: filter.within === undefined || filter.within === null ? null : polygonText(filter.within),
    near: filter.near ? checkedNear(filter.near) : null,
    openOn: filter.openOn ?? null,
    statuses: filter.status?.map(statusOf) ?? null,
    confirmedBefore: filter.confirmedBefore ?? null,
    order,
  };
}

/** The municipality that is named, else those that the areas lie in: a statement stays inside their partitions. */
function municipalitiesOf({ municipality, areas }: ResourceFilter): string[] | null {
  if (municipality === undefined || municipality === null) return areas ? municipalitiesOfIds(areas) : null;
  const code = parseMunicipalityCode(municipality);
  if (code === undefined)
    throw badInput(`municipality には市町村コード(5桁、または検査数字つき6桁)を指定してください(${municipality})。`);
  return [code];
}

function statusOf(text: string): ResourceStatus {
  const status = Object.values(ResourceStatus).find((value) => value.toLowerCase() === text.toLowerCase());
  if (!status) throw badInput(`status には active・preparing・suspended・closed のどれかを指定してください(${text})。`);
  return status;
}

function checkedNear(near: NearInput): NearInput {
  if (Math.abs(near.longitude) > 180 || Math.abs(near.latitude) > 90)
    throw badInput('near には経度(-180〜180)と緯度(-90〜90)を、この順で指定してください。');
  if (!(near.meters >= 0 && near.meters <= MAX_NEAR_METERS))
    throw badInput('near.meters は 0 から 100000 までの数(メートル)にしてください。');
  return near;
}

function polygonText(value: unknown): string {
  if (!isPolygon(value)) throw badInput('within には GeoJSON の Polygon か MultiPolygon を指定してください。');
  return JSON.stringify({ type: value.type, coordinates: value.coordinates });
}

function isPolygon(value: unknown): value is { type: string; coordinates: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (type === 'Polygon') return isListOf(coordinates, isRing);
  return type === 'MultiPolygon' && isListOf(coordinates, (polygon) => isListOf(polygon, isRing));
}

/** At least four positions, the last the same as the first. */
function isRing(value: unknown): boolean {
  if (!isListOf(value, isPosition) || value.length < 4) return false;
  return JSON.stringify(value[0]) === JSON.stringify(value.at(-1));
}

function isPosition(value: unknown): boolean {
  return isListOf(value, Number.isFinite) && value.length >= 2;
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every(fits);
}
