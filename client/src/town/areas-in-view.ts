import type { Camera } from '../view-state.ts';
import type { TownArea } from './town.ts';

/** MapLibre's world is 512 pixels wide at zoom 0. */
const WORLD_PIXELS = 512;

/** The areas whose label lies inside the map's window. The window is the camera's and the element's size in CSS pixels. */
export function areasInView(
  areas: readonly TownArea[],
  camera: Camera,
  { width, height }: { readonly width: number; readonly height: number },
): readonly TownArea[] {
  const scale = WORLD_PIXELS * 2 ** camera.zoom;
  const centre = mercator(camera.longitude, camera.latitude);
  return areas.filter(({ labelPoint }) => {
    const position = labelPoint?.coordinates;
    if (!Array.isArray(position)) return false;
    const [longitude, latitude] = position as readonly number[];
    if (longitude === undefined || latitude === undefined) return false;
    const point = mercator(longitude, latitude);
    return Math.abs(point.x - centre.x) * scale <= width / 2 && Math.abs(point.y - centre.y) * scale <= height / 2;
  });
}

/** Web Mercator, the world as 0..1 from north-west to south-east. */
function mercator(longitude: number, latitude: number): { readonly x: number; readonly y: number } {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}
