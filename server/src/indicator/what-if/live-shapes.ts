import type { MultiPolygon } from '@hazama/geo';
import type { CountedStop } from '../../transit/index.ts';
import { drawnAreas } from '../compute/departures.ts';
import { holdersOf } from '../town/resource-areas.ts';
import type { AreaKind, TownModel } from '../town/town-model.ts';
import type { StandingShape } from './place-sites.repository.ts';
import { withHolders } from './try-sites.ts';

/** In which areas stops stand, and would stand elsewhere; areas by their index in the model. */
export interface LiveShapes {
  /** By area whether it can be told what lies in it. */
  readonly isDrawn: readonly boolean[];
  /** Stop by stop, the areas that hold those included. */
  readonly areasOfPlaces: readonly (readonly number[])[];
  /** In the order in which those of a kind are asked; a position in one lies in all of its areas. */
  readonly shapes: readonly {
    readonly kind: AreaKind;
    readonly areas: readonly number[];
    readonly polygons: MultiPolygon;
  }[];
}

/** As `measureDepartures` counts the stops of today, and trials those that are moved or added. */
export function toLiveShapes(
  model: TownModel,
  stops: readonly CountedStop[],
  standing: readonly StandingShape[],
): LiveShapes {
  const { areas, areaIndex } = model;
  return {
    isDrawn: drawnAreas(areas),
    areasOfPlaces: stops.map(({ areaIds }) => {
      const own = areaIds.flatMap((id) => areaIndex.get(id) ?? []);
      return [...new Set([...own, ...own.flatMap((index) => holdersOf(areas, index))])];
    }),
    shapes: standing.map(({ id, kind, polygons }) => ({ kind, polygons, areas: withHolders(model, [id]) })),
  };
}
