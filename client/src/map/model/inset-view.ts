import type { GeoJsonGeometry } from '../../graphql/graphql.ts';
import type { Bounds } from './box.ts';
import { outerRings } from './geometry.ts';
import type { LngLat } from './neighbour.ts';

/** A town drawn into a small rectangle. */
export interface InsetView {
  readonly width: number;
  readonly height: number;
  /** SVG path data of a shape's outer rings. */
  readonly path: (shape: GeoJsonGeometry) => string;
  /** A window onto the town, cut at the edges of the rectangle. */
  readonly frame: (window: Bounds) => { x: number; y: number; width: number; height: number };
}

/** Room for the strokes, in pixels. */
const MARGIN = 2;

/** As large as fits into `mostWidth` × `mostHeight` pixels. Over a town, degrees scaled by latitude are as good as any projection. */
export function insetView([west, south, east, north]: Bounds, mostWidth: number, mostHeight: number): InsetView {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const degreesWide = (east - west) * shrink;
  const degreesHigh = north - south;
  const scale = Math.min((mostWidth - 2 * MARGIN) / degreesWide, (mostHeight - 2 * MARGIN) / degreesHigh);
  const width = Math.ceil(degreesWide * scale + 2 * MARGIN);
  const height = Math.ceil(degreesHigh * scale + 2 * MARGIN);
  const place = ([longitude, latitude]: LngLat): readonly [x: number, y: number] => [
    MARGIN + (longitude - west) * shrink * scale,
    MARGIN + (north - latitude) * scale,
  ];
  return {
    width,
    height,
    path: (shape) =>
      outerRings(shape)
        .map((ring) => `M${ring.map((point) => place(point).map((value) => value.toFixed(1))).join('L')}Z`)
        .join(''),
    frame: ([left, bottom, right, top]) => {
      const [x1, y1] = place([left, top]);
      const [x2, y2] = place([right, bottom]);
      const [x, y] = [inside(x1, width), inside(y1, height)];
      return { x, y, width: inside(x2, width) - x, height: inside(y2, height) - y };
    },
  };
}

const inside = (value: number, most: number) => Math.min(Math.max(value, 1), most - 1);
