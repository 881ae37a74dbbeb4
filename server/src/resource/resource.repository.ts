import { mayReadField, mayReadResource, type Viewer, visibleLevels } from '../account/index.ts';
import { inForce } from '../area/index.ts';
import type { Statements } from '../database/index.ts';
import type { Resource } from './resource.ts';
import { JOIN_DATASET, joinOrganization, resourceColumns } from './resource-sql.ts';

/** Who asks, and the day in Asia/Tokyo by which a record is stale or not. */
export interface Asking {
  readonly viewer: Viewer;
  readonly today: string;
}

/** The resources with these ids that the viewer may know of. */
export function findResources(
  database: Statements,
  { viewer, today }: Asking,
  codes: readonly string[],
  ids: readonly string[],
): Promise<Resource[]> {
  return database.query<Resource>(
    `SELECT ${resourceColumns({ levels: '$3', today: () => '$4' })}
     FROM resource r JOIN resource_kind k ON k.id = r.kind_id ${JOIN_DATASET} ${joinOrganization('$3')}
     WHERE r.municipality_code = ANY($1) AND r.id = ANY($2) AND r.to_revision IS NULL
       AND ${mayReadResource('r', '$3')}`,
    [codes, ids, visibleLevels(viewer), today],
  );
}

export interface ResourceAreas {
  readonly resourceId: string;
  readonly areaId: string;
  readonly relation: 'LOCATED' | 'SERVES';
  /** Whether the area is of the kind that the municipality reports by. */
  readonly isReporting: boolean;
}

/** Where the map puts a resource into another area than its address. */
export interface AreaOnMap {
  readonly resourceId: string;
  readonly areaId: string;
}

/** Of the kind that the municipality reports by; only of resources whose place the viewer may know. */
export function listAreasOnMap(
  database: Statements,
  { viewer, today }: Asking,
  codes: readonly string[],
  ids: readonly string[],
): Promise<AreaOnMap[]> {
  return database.query<AreaOnMap & { areaId: string }>(
    `SELECT d.resource_id AS "resourceId", d.shape_area_id AS "areaId"
     FROM resource_area_difference d
     JOIN municipality m ON m.code = d.municipality_code
     JOIN area a ON a.municipality_code = d.municipality_code AND a.id = d.shape_area_id AND a.to_revision IS NULL
       AND a.kind = m.reporting_kind AND ${inForce('a', '$4::date')}
     JOIN resource r ON r.municipality_code = d.municipality_code AND r.id = d.resource_id AND r.to_revision IS NULL
     JOIN resource_kind k ON k.id = r.kind_id
     WHERE d.municipality_code = ANY($1) AND d.resource_id = ANY($2) AND ${mayReadResource('r', '$3')}
       AND ${mayReadField('r', 'k', 'location', '$3')}`,
    [codes, ids, visibleLevels(viewer), today],
  );
}

/** The areas existing on a day that resources lie in or serve, in the areas' own order. */
export function listResourceAreas(
  database: Statements,
  codes: readonly string[],
  ids: readonly string[],
  day: string,
): Promise<ResourceAreas[]> {
  return database.query<ResourceAreas & { areaId: string }>(
    `SELECT ra.resource_id AS "resourceId", ra.area_id AS "areaId", ra.relation, a.kind = m.reporting_kind AS "isReporting"
     FROM resource_area ra
     JOIN area a ON a.municipality_code = ra.municipality_code AND a.id = ra.area_id AND a.to_revision IS NULL
       AND ${inForce('a', '$3::date')}
     JOIN municipality m ON m.code = ra.municipality_code
     WHERE ra.municipality_code = ANY($1) AND ra.resource_id = ANY($2)
     ORDER BY a.kind, a.number NULLS LAST, a.id`,
    [codes, ids, day],
  );
}
