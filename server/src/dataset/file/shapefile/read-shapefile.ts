import { Refusal } from '../../issue.ts';
import { declaredByText } from '../coordinates/declared-system.ts';
import type { Layer } from '../coordinates/layer.ts';
import { LazyRow, type Records } from '../lazy-row.ts';
import type { TableNote, TableRow } from '../table.ts';
import { readDbf } from './read-dbf.ts';
import { readShp } from './read-shp.ts';

/** The files of one shapefile, which share a name. */
export interface ShapefileParts {
  /** Without the ending. */
  readonly name: string;
  readonly shp: Buffer;
  readonly dbf?: Buffer | undefined;
  /** Its coordinate system. */
  readonly prj?: Buffer | undefined;
  /** The encoding of its table. */
  readonly cpg?: Buffer | undefined;
}

/**
 * Joins shapes and attributes, which go by their order alone.
 * @throws Refusal when one is broken, or they can't belong together
 */
export async function readShapefile({ name, shp, dbf, prj, cpg }: ShapefileParts): Promise<Layer> {
  const shapes = await readShp(shp, `${name}.shp`);
  const declared = declaredByText(prj?.toString('latin1') ?? '');
  if (!dbf) return { kind: 'shapefile', name, fields: [], rows: [], declared, notes: [withoutTable(name)] };
  const { fields, count, isDeleted, cellsAt } = readDbf(dbf, cpg?.toString('latin1') ?? '', `${name}.dbf`);
  if (count !== shapes.count)
    throw new Refusal('shapefile-broken', {
      value: `.shp ${shapes.count}件、.dbf ${count}件`,
      message: `「${name}」の形（.shp ${shapes.count}件）と属性（.dbf ${count}件）の数が合わないので、どの形がどの名前のものかわかりません。同じときに書き出した .shp と .dbf をそろえてください。`,
    });
  const records: Records = { cellsAt, geometryAt: shapes.at };
  const rows: TableRow[] = [];
  for (let index = 0; index < count; index++) if (!isDeleted(index)) rows.push(new LazyRow(records, index + 1));
  return { kind: 'shapefile', name, fields, rows, declared };
}

function withoutTable(name: string): TableNote {
  return {
    code: 'shapefile-broken',
    draft: {
      value: `${name}.dbf`,
      message: `「${name}.dbf」が入っていないので、形の名前がわかりません。.shp と同じ名前の .dbf と .prj も入れて、zip にまとめ直してください。`,
    },
  };
}
