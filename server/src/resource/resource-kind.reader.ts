import type { Viewer } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import { loadMany } from '../wire/index.ts';
import { countResourcesByKind, type KindCount, listCatalogueKinds } from './resource-kind.repository.ts';
import type { ResourceKind } from './resource-kind.ts';

/** The catalogue as one request reads it. */
export interface ResourceKindReader {
  listKinds(municipalityCode: string): Promise<ResourceKind[]>;
  findKind(municipalityCode: string, id: string): Promise<ResourceKind | null>;
  /** Nothing where the municipality has no active resource of the kind that the viewer may know of. */
  findCount(kind: ResourceKind): Promise<KindCount | undefined>;
}

export function createResourceKindReader(database: Statements, viewer: Viewer): ResourceKindReader {
  let catalogue: Promise<Map<string, Omit<ResourceKind, 'municipalityCode'>>> | undefined;
  const load = () => {
    catalogue ??= listCatalogueKinds(database).then((kinds) => new Map(kinds.map((kind) => [kind.id, kind])));
    return catalogue;
  };
  const counts = loadMany(
    (codes: readonly string[]) => countResourcesByKind(database, viewer, codes),
    (row) => row.municipalityCode,
    (row) => row,
  );
  return {
    listKinds: async (municipalityCode) => [...(await load()).values()].map((kind) => ({ ...kind, municipalityCode })),
    findKind: async (municipalityCode, id) => {
      const kind = (await load()).get(id);
      return kind ? { ...kind, municipalityCode } : null;
    },
    findCount: async ({ municipalityCode, id }) =>
      (await counts.load(municipalityCode)).find(({ kindId }) => kindId === id),
  };
}
