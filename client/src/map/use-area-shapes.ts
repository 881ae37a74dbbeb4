import { useMemo } from 'react';
import { useQuery } from 'urql';
import { type GeoJsonGeometry, graphql } from '../graphql/graphql.ts';
import { useTown } from '../town/town.ts';

const areaShapesQuery = graphql(`
  query AreaShapes($code: ID!, $kind: AreaKind!, $tolerance: Float!) {
    municipality(code: $code) {
      code
      areas(kind: $kind) {
        id
        geometry(toleranceMeters: $tolerance)
      }
    }
  }
`);

/** Outline by area id; an area that has none is left out. */
export type AreaShapes = ReadonlyMap<string, GeoJsonGeometry>;

/** Coarser than this an outline of the inset, a hundred pixels wide, would show its corners. */
const INSET_PIXELS = 250;
const METERS_PER_DEGREE = 111_000;

/** Outlines for the inset and for what is placed by an area's edge; the map itself draws from tiles. */
export function useAreaShapes(): AreaShapes {
  const { municipality, bounds } = useTown();
  const [, south, , north] = bounds ?? [0, 0, 0, 0];
  const tolerance = Math.round(((north - south) * METERS_PER_DEGREE) / INSET_PIXELS);
  const [{ data }] = useQuery({
    query: areaShapesQuery,
    variables: { code: municipality.code, kind: municipality.reportingKind, tolerance },
    pause: bounds === null,
  });
  return useMemo(
    () =>
      new Map(
        data?.municipality?.areas.flatMap(({ id, geometry }) => (geometry ? [[id, geometry] as const] : [])) ?? [],
      ),
    [data],
  );
}
