import { type AddressTown, type Gazetteer, readGazetteer } from '../../address/index.ts';
import type { Statements } from '../../database/index.ts';
import { DatasetError } from '../dataset-error.ts';
import type { AreaKind } from '../vocabulary.ts';
import { AreaIndex, type KnownArea } from './area-index.ts';
import { KindIndex, type KnownKind } from './kind-index.ts';
import { type KnownMachiAza, MachiAzaIndex } from './machi-aza-index.ts';

/** A municipality as rows are checked against it: what it has at the moment of the import. */
export interface Town {
  readonly code: string;
  readonly name: string;
  readonly prefecture: string;
  readonly revision: number;
  readonly bufferMeters: number;
  /** The kind of area that it reports by. */
  readonly reportingKind: AreaKind;
  readonly areas: readonly KnownArea[];
  readonly areaIndex: AreaIndex;
  readonly kinds: KindIndex;
  readonly machiAza: MachiAzaIndex;
  /** Where addresses lead; empty where none was imported. */
  readonly gazetteer: Gazetteer;
}

interface MunicipalityRow {
  readonly name: string;
  readonly prefecture: string;
  readonly revision: number;
  readonly buffer_meters: number;
  readonly reporting_kind: AreaKind;
}

const READ_MUNICIPALITY =
  'SELECT name, prefecture, revision, buffer_meters, reporting_kind FROM municipality WHERE code = $1';

/**
 * Locks the municipality until the transaction ends, so that a second import waits, and reads what rows are checked against.
 * @throws DatasetError when there is no such municipality
 */
export async function lockTown(statements: Statements, code: string): Promise<Town> {
  await statements.query('SELECT 1 FROM municipality WHERE code = $1 FOR UPDATE', [code]);
  return readTown(statements, code);
}

/**
 * Locks the municipality as `lockTown` does, and answers whether all is as when the town was read: whatever changes its
 * areas, records or addresses raises its revision.
 */
export async function lockTownAsRead(statements: Statements, town: Town): Promise<boolean> {
  const [row] = await statements.query<MunicipalityRow>(`${READ_MUNICIPALITY} FOR UPDATE`, [town.code]);
  return (
    row?.revision === town.revision &&
    row.name === town.name &&
    row.buffer_meters === town.bufferMeters &&
    row.reporting_kind === town.reportingKind
  );
}

/**
 * As it is now. The revision is read first: what is published while the rest is read shows in a later one.
 * @throws DatasetError when there is no such municipality
 */
export async function readTown(statements: Statements, code: string): Promise<Town> {
  const [row] = await statements.query<MunicipalityRow>(READ_MUNICIPALITY, [code]);
  if (!row) throw noMunicipality(code);
  const areas = await listAreas(statements, code);
  const addressTown = addressTownOf(row.name, areas);
  return {
    code,
    name: row.name,
    prefecture: row.prefecture,
    revision: row.revision,
    bufferMeters: row.buffer_meters,
    reportingKind: row.reporting_kind,
    areas,
    areaIndex: new AreaIndex(areas, row.reporting_kind),
    kinds: new KindIndex(await listKinds(statements)),
    machiAza: new MachiAzaIndex(await listMachiAza(statements, code), addressTown),
    gazetteer: await readGazetteer(statements, code, addressTown),
  };
}

/** @throws DatasetError when there is no such municipality */
export async function assertMunicipality(statements: Statements, code: string): Promise<void> {
  const rows = await statements.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
  if (rows.length === 0) throw noMunicipality(code);
}

function noMunicipality(code: string): DatasetError {
  return new DatasetError(
    'NOT_FOUND',
    `市町村 ${code} がまだありません。先に加えてください〔hazama municipality add ${code} --name <名前>〕。`,
  );
}

/** The areas and 町字 as they are now, for what is derived from them after publishing. */
export async function readPlaceNames(
  statements: Statements,
  code: string,
): Promise<Pick<Town, 'areas' | 'areaIndex' | 'machiAza'>> {
  const [row] = await statements.query<{ kind: AreaKind; name: string }>(
    'SELECT reporting_kind AS kind, name FROM municipality WHERE code = $1',
    [code],
  );
  if (!row) throw noMunicipality(code);
  const areas = await listAreas(statements, code);
  return {
    areas,
    areaIndex: new AreaIndex(areas, row.kind),
    machiAza: new MachiAzaIndex(await listMachiAza(statements, code), addressTownOf(row.name, areas)),
  };
}

/** The gazetteer of a town, knowing the municipalities that it was made of. */
export async function readTownGazetteer(statements: Statements, code: string, name: string): Promise<Gazetteer> {
  return readGazetteer(statements, code, addressTownOf(name, await listAreas(statements, code)));
}

function addressTownOf(name: string, areas: readonly KnownArea[]): AddressTown {
  const former = areas.filter(({ kind }) => kind === 'FORMER_MUNICIPALITY');
  return { name, formerNames: former.map((area) => area.name) };
}

function listAreas(statements: Statements, code: string): Promise<KnownArea[]> {
  return statements.query<KnownArea>(
    `SELECT id, kind, code, number, name, dataset_id AS "datasetId", geometry IS NOT NULL AS "hasShape"
     FROM area WHERE municipality_code = $1 AND to_revision IS NULL
     -- of two that bear one name, that which exists longest is meant
     ORDER BY valid_to DESC NULLS FIRST, valid_from DESC NULLS LAST, id`,
    [code],
  );
}

function listKinds(statements: Statements): Promise<KnownKind[]> {
  return statements.query<KnownKind>(
    `SELECT id, mode, visibility, names ->> 'ja' AS name, short_names ->> 'ja' AS "shortName", aliases FROM resource_kind`,
  );
}

function listMachiAza(statements: Statements, code: string): Promise<KnownMachiAza[]> {
  return statements.query<KnownMachiAza>(
    `SELECT m.machi_aza AS name, m.area_id AS "areaId", m.kind AS "areaKind", NULL AS code,
       ST_X(m.location) AS longitude, ST_Y(m.location) AS latitude
     FROM membership m
     JOIN area a ON a.municipality_code = m.municipality_code AND a.id = m.area_id AND a.to_revision IS NULL
     WHERE m.municipality_code = $1 AND m.to_revision IS NULL
     UNION ALL
     SELECT name, id, kind, code, ST_X(label_point), ST_Y(label_point) FROM area
     WHERE municipality_code = $1 AND to_revision IS NULL AND kind = 'NEIGHBOURHOOD'`,
    [code],
  );
}
