import type { Map as MapLibre, MapMouseEvent, MapTouchEvent, Point } from 'maplibre-gl';
import type { PixelPoint } from '../model/free-placement.ts';
import type { LngLat } from '../model/neighbour.ts';

/** As far as a press may slip and still be one. */
const PRESS_PIXELS = 3;

interface Hand {
  readonly onDrag: (id: string, point: LngLat) => void;
  readonly onDrop: (id: string, point: LngLat) => void;
}

/**
 * Lets a hand take a place where it is pressed, and put it where it is let go.
 * @param placeAt the place that a pixel of the map takes; null: none
 */
export function takePlaces(
  map: MapLibre,
  placeAt: (pixel: PixelPoint) => string | null,
  { onDrag, onDrop }: Hand,
): void {
  const idAt = ({ x, y }: Point) => placeAt([x, y]);
  const take = (id: string, from: Point, moved: 'mousemove' | 'touchmove', ended: 'mouseup' | 'touchend') => {
    let at: LngLat | null = null;
    const follow = ({ point, lngLat }: MapMouseEvent | MapTouchEvent) => {
      if (!at && point.dist(from) <= PRESS_PIXELS) return;
      at = [lngLat.lng, lngLat.lat];
      onDrag(id, at);
    };
    map.on(moved, follow);
    // let go of beside the map too
    addEventListener(
      ended,
      () => {
        map.off(moved, follow);
        if (at) onDrop(id, at);
      },
      { once: true },
    );
  };
  // a pin that stands over a place is what is taken, and not the place too
  const isOfMap = ({ target }: Event) => target === map.getCanvas();
  map.on('mousedown', (event) => {
    const id = isOfMap(event.originalEvent) && event.originalEvent.button === 0 ? idAt(event.point) : null;
    if (id === null) return;
    event.preventDefault();
    take(id, event.point, 'mousemove', 'mouseup');
  });
  map.on('touchstart', (event) => {
    const id = isOfMap(event.originalEvent) && event.points.length === 1 ? idAt(event.point) : null;
    if (id === null) return;
    event.preventDefault();
    take(id, event.point, 'touchmove', 'touchend');
  });
  map.on('mousemove', ({ originalEvent, point }) => {
    // while anything is dragged there is nothing to take, and looking for it costs a frame
    if (originalEvent.buttons !== 0) return;
    map.getCanvas().style.cursor = isOfMap(originalEvent) && idAt(point) !== null ? 'grab' : '';
  });
}
