import type { RawGeometry } from '../file/table.ts';
import type { IssueLog } from '../issue.ts';
import type { StagedRow } from './staged-row.ts';

/**
 * National files give every island and every detached piece of an area a record of its own: those of one key become one row
 * with all their polygons or lines, at the place of the first. Points of one key are one place.
 * @param keyOf undefined for a row that stands for itself
 */
export function gatherShapes(
  rows: readonly StagedRow[],
  keyOf: (row: StagedRow) => string | undefined,
  log: IssueLog,
): StagedRow[] {
  const byKey = new Map<string, StagedRow[]>();
  for (const [at, row] of rows.entries()) {
    const key = keyOf(row) ?? `\u0000${at}`;
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  if (byKey.size < rows.length)
    log.add('shapes-gathered', {
      value: `${rows.length} → ${byKey.size}`,
      message: `飛び地や島、線の一部などに分かれていた${rows.length}件を、同じものごとにまとめて${byKey.size}件として読みました。`,
    });
  return [...byKey.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length === 1) return first ? [first] : [];
    const shapes = same.flatMap(({ geometry }) => (geometry ? [geometry] : []));
    return [{ ...first, geometry: togetherOf(shapes) ?? first.geometry ?? null }];
  });
}

/** Undefined where they are neither polygons nor lines. */
function togetherOf(shapes: readonly RawGeometry[]): RawGeometry | undefined {
  const single = ['Polygon', 'LineString'].find((one) =>
    shapes.every(({ type }) => type === one || type === `Multi${one}`),
  );
  if (single === undefined || shapes.length === 0) return undefined;
  return {
    type: `Multi${single}`,
    get coordinates() {
      return shapes.flatMap(({ type, coordinates }) => (type === single ? [coordinates] : coordinates) as unknown[]);
    },
  };
}
