import { type AreaShapes, NO_SHAPES, packTownArrays, type TownArrays, toAreaShapes, toAreaShares } from '@hazama/geo';
import type { Area } from '../area/index.ts';
import type { LiveGround } from '../indicator/index.ts';
import { askedAreas, peopleOfAreas } from '../siting/index.ts';

/**
 * An indicator of a town as one binary: what `whatIf` and trials of the same areas (the whole town and those of its reporting kind) are worked
 * out from, so that a browser comes to the same numbers. Where the indicator counts people it holds those of single cells exactly, and is for staff alone.
 * @param streets by what the street graph is asked for
 */
export function packArrays(ground: LiveGround, allAreas: readonly Area[], streets: number | null): Buffer {
  const { engine, everybody, places, by } = ground;
  const { cells } = engine.model;
  const areas = askedAreas(allAreas, null, ground.facts).filter(({ id }) => engine.model.areaIndex.has(id));
  const people = everybody?.perCell ?? new Float64Array();
  // nobody is within reach, or not, in a cell where nobody lives
  const kept = cells.ids.flatMap((_, cell) => ((people[cell] ?? 0) > 0 && cells.isLocated[cell] ? [cell] : []));
  const column = (values: ArrayLike<number>) => Float64Array.from(kept, (cell) => values[cell] as number);
  const ofAreas = (values: Float64Array | undefined) =>
    Float64Array.from(areas, ({ id }) => values?.[engine.model.areaIndex.get(id) as number] ?? Number.NaN);
  const ofPlaces = (valueOf: (place: (typeof places)[number]) => number | null) =>
    Float64Array.from(places, (place) => valueOf(place) ?? Number.NaN);

  const arrays: TownArrays = {
    indicator: ground.indicator.id,
    year: ground.year,
    rule: ground.rule,
    by,
    streets: by === 'street' ? streets : null,
    hasRunOut: ground.hasRunOut,
    areaIds: areas.map(({ id }) => id),
    placeIds: places.map(({ id }) => id),
    firstKindCount: ground.firstKindCount,
    places: {
      longitude: ofPlaces(({ longitude }) => longitude),
      latitude: ofPlaces(({ latitude }) => latitude),
    },
    isFresh: Uint8Array.from(places, ({ isFresh }) => Number(isFresh)),
    isWeekly: Int8Array.from(places, ({ isWeekly }) => (isWeekly === null ? -1 : Number(isWeekly))),
    openingsPerMonth: ofPlaces(({ openingsPerMonth }) => openingsPerMonth),
    capacity: ofPlaces(({ capacity }) => capacity),
    departures: ofPlaces(({ departures }) => departures),
    shapes: shapesOf(ground, areas),
    cells: { longitude: column(cells.longitude), latitude: column(cells.latitude) },
    sideMeters: Int32Array.from(kept, (cell) => cells.sideMeters[cell] as number),
    isRural: Uint8Array.from(kept, (cell) => ground.isRural[cell] as number),
    people: column(people),
    counted: column(peopleOfAreas({ engine, people }, areas)),
    shares: sharesOf(ground, areas, kept),
    total: ofAreas(everybody?.total),
    knownShare: ofAreas(everybody?.knownShare),
  };
  return Buffer.from(packTownArrays(arrays).buffer);
}

/** Areas by their index among those that are told; others lie in none of these. */
function shapesOf({ engine, shapes }: LiveGround, told: readonly Area[]): AreaShapes {
  if (!shapes) return NO_SHAPES;
  const toldOf = new Map(told.map(({ id }, at) => [engine.model.areaIndex.get(id) as number, at]));
  const toTold = (areas: readonly number[]) => areas.flatMap((area) => toldOf.get(area) ?? []);
  const kinds = [...new Set(shapes.shapes.map(({ kind }) => kind))];
  return toAreaShapes(
    Uint8Array.from(toldOf.keys(), (area) => Number(shapes.isDrawn[area])),
    shapes.shapes.map(({ kind, areas, polygons }) => ({ kind: kinds.indexOf(kind), areas: toTold(areas), polygons })),
    shapes.areasOfPlaces.map(toTold),
  );
}

/** The rows of some areas, over the cells that are kept and in the order of the model, so that sums round alike. */
function sharesOf({ engine }: LiveGround, areas: readonly Area[], kept: readonly number[]): TownArrays['shares'] {
  const { shares, areaIndex } = engine.model;
  const place = new Map(kept.map((cell, at) => [cell, at]));
  return toAreaShares(
    areas.map(({ id }) => {
      const area = areaIndex.get(id) as number;
      const cellIndex: number[] = [];
      const share: number[] = [];
      for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++) {
        const cell = place.get(shares.cellIndex[at] as number);
        if (cell === undefined) continue;
        cellIndex.push(cell);
        share.push(shares.share[at] as number);
      }
      return { cellIndex, share };
    }),
  );
}
