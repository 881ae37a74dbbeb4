/** A walk of 15 minutes at 60 m a minute: the threshold most indicators are about. */
const WALK_METERS = 900;
const WALK_METERS_PER_MINUTE = 60;

/** How long a bar may be, in CSS pixels. */
const SHORTEST = 36;
const LONGEST = 150;

/** Tried after the walk, round lengths in metres. */
const ROUND_METERS = [50, 100, 300, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

export interface ScaleBar {
  readonly meters: number;
  readonly pixels: number;
  /** null where nobody would walk that far. */
  readonly walkMinutes: number | null;
}

/** Metres of ground under one CSS pixel of a Web Mercator map with tiles of 512 px. */
export const metersPerPixel = (zoom: number, latitude: number): number =>
  (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);

/** 900 m wherever that can be drawn, else the round length that fits best. */
export function scaleBar(zoom: number, latitude: number): ScaleBar {
  const perPixel = metersPerPixel(zoom, latitude);
  const fits = (meters: number) => meters / perPixel >= SHORTEST && meters / perPixel <= LONGEST;
  const meters = [WALK_METERS, ...ROUND_METERS].find(fits) ?? WALK_METERS;
  const isWalk = meters <= WALK_METERS;
  return {
    meters,
    pixels: meters / perPixel,
    walkMinutes: isWalk ? Math.round(meters / WALK_METERS_PER_MINUTE) : null,
  };
}
