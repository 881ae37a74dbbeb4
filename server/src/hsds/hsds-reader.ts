import type { Statements } from '../database/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { fold } from '../name/index.ts';
import { type CatalogueKind, listCatalogueKinds } from '../resource/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { hsdsId, townOfHsdsId } from './hsds-id.ts';
import type { HsdsQuery } from './hsds-page.ts';
import { listOrganizations, type OrganizationRow } from './organization.repository.ts';
import {
  listServiceIds,
  listServices,
  type ServiceCriteria,
  type ServicePage,
  type ServiceRow,
} from './service.repository.ts';
import { groupTermId, kindTermId, TAXONOMY } from './taxonomy.ts';

/** What the public may read, as the HSDS API asks for it. */
export interface HsdsReader {
  listKinds(): Promise<CatalogueKind[]>;
  /** `withPlace`: only those whose place may be told. */
  listServices(query: HsdsQuery, withPlace: boolean): Promise<ServicePage>;
  /** @throws NOT_FOUND */
  getService(uuid: string, entity: 'service' | 'service_at_location'): Promise<ServiceRow>;
  /** By the id of the body that runs them. */
  listServicesOf(organizationIds: readonly string[]): Promise<ReadonlyMap<string, readonly ServiceRow[]>>;
  listOrganizations(query: HsdsQuery): Promise<OrganizationRow[]>;
  /** @throws NOT_FOUND */
  getOrganization(uuid: string): Promise<OrganizationRow>;
}

const NOTHING: ServiceCriteria = {
  municipality: null,
  ids: null,
  kinds: null,
  organizationIds: null,
  terms: [],
  modifiedAfter: null,
  withPlace: false,
};
/** No body runs more. */
const MOST_OF_A_BODY = 10_000;

export function createHsdsReader(database: Statements): HsdsReader {
  const listKinds = () => listCatalogueKinds(database);

  const findOrganization = async (uuid: string): Promise<OrganizationRow | undefined> => {
    const town = townOfHsdsId(uuid);
    if (town === undefined) return undefined;
    return (await listOrganizations(database, town, null)).find(({ id }) => hsdsId('organization', id) === uuid);
  };

  return {
    listKinds,

    listServices: async (query, withPlace) => {
      const {
        organization_id: organizationUuid,
        page,
        per_page: perPage,
        search,
        modified_after: modifiedAfter,
      } = query;
      const organization = organizationUuid === undefined ? undefined : await findOrganization(organizationUuid);
      if (organizationUuid !== undefined && !organization) return { rows: [], total: 0 };
      const criteria: ServiceCriteria = {
        ...NOTHING,
        municipality: townOf(query),
        kinds: kindsOf(query, await listKinds()),
        organizationIds: organization ? [organization.id] : null,
        terms: termsOf(search),
        modifiedAfter: modifiedAfter ?? null,
        withPlace,
      };
      return listServices(database, criteria, { offset: (page - 1) * perPage, limit: perPage });
    },

    getService: async (uuid, entity) => {
      const town = townOfHsdsId(uuid);
      const ids = town === undefined ? [] : await listServiceIds(database, town);
      const id = ids.find((candidate) => hsdsId(entity, candidate) === uuid);
      const [row] =
        id === undefined || town === undefined
          ? []
          : (await listServices(database, { ...NOTHING, municipality: town, ids: [id] }, { offset: 0, limit: 1 })).rows;
      if (!row) throw notFound(`「${uuid}」という記録はありません。一覧の id をそのまま使ってください。`);
      return row;
    },

    listServicesOf: async (organizationIds) => {
      if (organizationIds.length === 0) return new Map();
      const limit = MOST_OF_A_BODY * organizationIds.length;
      const { rows } = await listServices(database, { ...NOTHING, organizationIds }, { offset: 0, limit });
      return Map.groupBy(rows, ({ organizationId }) => organizationId ?? '');
    },

    listOrganizations: async (query) => {
      const rows = await listOrganizations(database, townOf(query), kindsOf(query, await listKinds()));
      const terms = termsOf(query.search);
      return rows.filter(({ name, nameKana }) => {
        const key = [name, nameKana ?? ''].map(fold).join(' ');
        return terms.every((term) => key.includes(term));
      });
    },

    getOrganization: async (uuid) => {
      const organization = await findOrganization(uuid);
      if (!organization) throw notFound(`「${uuid}」という団体はありません。一覧の id をそのまま使ってください。`);
      return organization;
    },
  };
}

const termsOf = (search = ''): string[] => search.split(/\s+/u).map(fold).filter(Boolean);

function townOf({ m }: HsdsQuery): string | null {
  if (m === undefined) return null;
  const code = parseMunicipalityCode(m);
  if (code === undefined)
    throw badInput(`m には市町村コード（5桁、または検査数字つき6桁）を指定してください（${m}）。`);
  return code;
}

/** The kinds of a term, which may be a group; none where the term or the taxonomy is another's. */
function kindsOf(
  { taxonomy_term_id: termId, taxonomy_id: taxonomyId }: HsdsQuery,
  kinds: readonly CatalogueKind[],
): string[] | null {
  if (taxonomyId !== undefined && taxonomyId !== TAXONOMY.id) return [];
  if (termId === undefined) return null;
  return kinds
    .filter(({ id, group }) => kindTermId(id) === termId || groupTermId(group) === termId)
    .map(({ id }) => id);
}
