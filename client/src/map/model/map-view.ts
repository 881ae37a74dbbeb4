import type { Box } from './box.ts';
import type { PixelPoint } from './free-placement.ts';
import type { LngLat } from './neighbour.ts';

/** A position on the plane of the Web Mercator projection: the world is 1 wide and 1 high, x eastwards and y southwards. */
export type PlanePoint = readonly [x: number, y: number];

/** What a map that looks straight down with north up shows. */
export interface MapView {
  /** The world is 512 CSS pixels wide at 0 and twice as wide with every step. */
  readonly zoom: number;
  readonly worldPixels: number;
  /** Of the map's corner, from the world's, in CSS pixels. */
  readonly left: number;
  readonly top: number;
}

const METERS_PER_DEGREE = 111_320;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export const onPlane = ([longitude, latitude]: LngLat): PlanePoint => [
  (180 + longitude) / 360,
  0.5 - Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2)) / (2 * Math.PI),
];

/** How long a length on the ground is on the plane, at a latitude. */
export const lengthOnPlane = (meters: number, latitude: number): number =>
  meters / METERS_PER_DEGREE / 360 / Math.cos(radians(latitude));

/** @param pixel where that place is on the map, in CSS pixels from its corner */
export function viewOf(zoom: number, place: LngLat, pixel: PixelPoint): MapView {
  const worldPixels = 512 * 2 ** zoom;
  const [x, y] = onPlane(place);
  return { zoom, worldPixels, left: x * worldPixels - pixel[0], top: y * worldPixels - pixel[1] };
}

export const pixelOf = ({ worldPixels, left, top }: MapView, [x, y]: PlanePoint): PixelPoint => [
  x * worldPixels - left,
  y * worldPixels - top,
];

/** That of a point and as far around it. */
export const boxAround = ([x, y]: PixelPoint, pixels: number): Box => ({
  left: x - pixels,
  top: y - pixels,
  right: x + pixels,
  bottom: y + pixels,
});

/** The smallest that holds both. */
export const joined = (a: Box | null, b: Box | null): Box | null =>
  a && b
    ? {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
      }
    : (a ?? b);
