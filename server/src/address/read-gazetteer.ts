import type { Statements } from '../database/index.ts';
import { Gazetteer } from './gazetteer.ts';
import type { AddressLevel } from './place-level.ts';
import type { AddressTown } from './town-matcher.ts';

interface PointRow {
  readonly name: string;
  readonly koaza: string | null;
  readonly block: string | null;
  readonly level: AddressLevel | null;
  readonly longitude: number;
  readonly latitude: number;
}

/** The gazetteer of a town as it stands. A name without a position has that of the same 町字ID, where another table brought it. */
export async function readGazetteer(statements: Statements, code: string, town: AddressTown): Promise<Gazetteer> {
  const rows = await statements.query<PointRow>(
    `SELECT named.town AS name, named.koaza, named.block, named.level,
       ST_X(coalesce(named.location, placed.location)) AS longitude,
       ST_Y(coalesce(named.location, placed.location)) AS latitude
     FROM address_point named
     LEFT JOIN LATERAL (
       SELECT location FROM address_point other
       WHERE other.municipality_code = $1 AND other.to_revision IS NULL AND other.code = named.code
         AND other.town IS NULL AND named.location IS NULL
       ORDER BY id LIMIT 1) placed ON true
     WHERE named.municipality_code = $1 AND named.to_revision IS NULL AND named.town IS NOT NULL
       AND coalesce(named.location, placed.location) IS NOT NULL
     ORDER BY named.id`,
    [code],
  );
  const entries = rows.map(({ longitude, latitude, ...row }) => ({ ...row, lngLat: [longitude, latitude] as const }));
  return new Gazetteer(entries, town);
}
