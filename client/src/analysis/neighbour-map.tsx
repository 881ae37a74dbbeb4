import { useMemo } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { AreaFill } from '../map/model/area-fills.ts';
import { classColors, LAND } from '../map/model/palettes.ts';
import { TrialMap } from '../map/trial-map.tsx';
import { useAreaName } from '../town/use-area-name.ts';
import type { PatternArea } from './pattern-query.ts';
import type { PatternRow } from './pattern-row.ts';
import { isTold } from './use-pattern-text.ts';

/** 潮: its ends for what lies together, its lighter steps for what stands apart. Neither end is the better one. */
const [HIGH, HIGHER, , , , LOWER, LOW] = classColors('shio', 7);
const COLORS: Readonly<Partial<Record<PatternArea['kind'], string>>> = {
  HIGH_HIGH: HIGH ?? LAND,
  HIGH_LOW: HIGHER ?? LAND,
  LOW_HIGH: LOWER ?? LAND,
  LOW_LOW: LOW ?? LAND,
};
const KINDS = ['HIGH_HIGH', 'HIGH_LOW', 'LOW_HIGH', 'LOW_LOW', 'NOT_SIGNIFICANT'] as const;

const NOTHING: readonly never[] = [];

/** Which areas are like those around them, on the map. */
export function NeighbourMap({ rows }: { readonly rows: readonly PatternRow[] }) {
  const text = useText();
  const areaName = useAreaName();
  const fills = useMemo(
    () =>
      rows.map(({ area, kind, value }): AreaFill => {
        return { areaId: area.id, color: COLORS[kind] ?? LAND, pattern: value === null ? 'no-data' : null };
      }),
    [rows],
  );
  const labels = useMemo(
    () =>
      rows.flatMap(({ area, kind }) => {
        const [longitude, latitude] = (area.labelPoint?.coordinates ?? []) as readonly number[];
        if (longitude === undefined || latitude === undefined) return [];
        const point = [longitude, latitude] as const;
        const figure = isTold(kind) ? text(`analysis.kind.${kind}`) : '';
        const order = figure ? 0 : 1;
        return [{ areaId: area.id, name: areaName(area, 'sentence'), figure, order, isOpen: false, point }];
      }),
    [rows, text, areaName],
  );
  return (
    <figure className="analysis-map">
      <TrialMap label={text('analysis.map')} fills={fills} labels={labels} squares={NOTHING} stops={NOTHING} />
      <figcaption>
        <ul>
          {KINDS.map((kind) => (
            <li key={kind}>
              <i style={{ backgroundColor: COLORS[kind] ?? LAND }} />
              {text(`analysis.kind.${kind}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
