import type { Transaction } from '../database/index.ts';
import type { BackupTable } from './backup-format.ts';

/** Every table of the town's data with its columns, a table that others point to before them. */
export async function listTables(transaction: Transaction): Promise<BackupTable[]> {
  const tables = await transaction.query<{ table: string; columns: string[]; needs: string[] }>(`
    SELECT relation.relname AS "table",
           -- what the database makes by itself can't be put back in
           array(SELECT attname::text FROM pg_attribute
                 WHERE attrelid = relation.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                 ORDER BY attnum) AS columns,
           array(SELECT confrelid::regclass::text FROM pg_constraint
                 WHERE conrelid = relation.oid AND contype = 'f' AND confrelid <> conrelid) AS needs
    FROM pg_class AS relation
    WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind = 'r'
      AND relation.relname <> '_prisma_migrations'
      -- what an extension made (PostGIS: spatial_ref_sys) comes with the extension
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = relation.oid AND deptype = 'e')
    ORDER BY relation.relname`);
  return inOrderOfNeed(tables).map(({ table, columns }) => ({ table, columns }));
}

function inOrderOfNeed<T extends { table: string; needs: string[] }>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ needs }) => needs.every((need) => ordered.some(({ table }) => table === need)));
    if (index < 0) throw new Error(`tables point to each other: ${waiting.map(({ table }) => table).join(', ')}`);
    ordered.push(...waiting.splice(index, 1));
  }
  return ordered;
}

/** The migrations that the database has been through, in order. */
export async function listMigrations(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ name: string }>(
    'SELECT migration_name AS name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  return rows.map(({ name }) => name);
}

/** A name as SQL takes it whatever it holds. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
