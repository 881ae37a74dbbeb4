import type { Map as MapLibre, MapLibreEvent } from 'maplibre-gl';
import type { Camera } from '../../view-state.ts';
import type { Bounds, Box } from '../model/box.ts';
import { freePlacement, hides, type PixelPoint, walked } from '../model/free-placement.ts';
import type { LngLat } from '../model/neighbour.ts';
import { coverBoxes, frameBox } from './covers.ts';

/** With reduced motion MapLibre jumps instead. */
const MOVE_MS = 300;

/** Closer than this an area of one street would fill the screen. */
const DEEPEST_FIT = 15;

/** An area that takes less than this share of the free space is too small to be read cell by cell. */
const READABLE_SHARE = 0.45;

/** What the URL rounds off: degrees, zoom levels. */
const ROUNDED = { degrees: 1e-4, levels: 0.01 };

/** Marks the events of moves that a person asked for through a key or a button. */
const asked = { isAsked: true };

/** Closed rings of [longitude, latitude]: an outline, or the corners of its bounds. */
export type Figure = readonly (readonly LngLat[])[];

/** Moves the map, and says when a person did. */
export class MapCamera {
  readonly #map: MapLibre;
  /** Where the map stands, or will once it stops. */
  #heading: Camera;
  /** Something has been drawn: before, a glide would only hold up the first picture. */
  #stands = false;

  constructor(map: MapLibre, onMovedByPerson: (camera: Camera) => void) {
    this.#map = map;
    this.#heading = this.current;
    map.once('idle', () => {
      this.#stands = true;
    });
    map.on('moveend', (event: MapLibreEvent & { isAsked?: boolean }) => {
      if (!map.isMoving()) this.#heading = this.current;
      if (event.isAsked || event.originalEvent) onMovedByPerson(this.#heading);
    });
  }

  get heading(): Camera {
    return this.#heading;
  }

  /** Degrees in sight. */
  get bounds(): Bounds {
    const [[west, south], [east, north]] = this.#map.getBounds().toArray();
    return [west, south, east, north];
  }

  /** Shows all of a figure where no card covers it. */
  fit(figure: Figure, isAnimated: boolean): void {
    const target = this.#fitted(figure);
    if (target) this.show(target, isAnimated);
  }

  show(camera: Camera, isAnimated: boolean): void {
    const { longitude, latitude, zoom } = camera;
    this.#heading = camera;
    this.#map.easeTo({ center: [longitude, latitude], zoom, duration: isAnimated && this.#stands ? MOVE_MS : 0 });
  }

  /** Whether the map stands there or is on its way. */
  isHeadingTo({ longitude, latitude, zoom }: Camera): boolean {
    const to = this.#heading;
    const apart = Math.max(Math.abs(to.longitude - longitude), Math.abs(to.latitude - latitude));
    return apart < ROUNDED.degrees && Math.abs(to.zoom - zoom) < ROUNDED.levels;
  }

  /** Whether all of a figure can be seen beside the cards, and large enough to read. */
  isReadable(figure: Figure): boolean {
    const fitted = this.#fitted(figure);
    if (!fitted || 2 ** (this.#map.getZoom() - fitted.zoom) < READABLE_SHARE) return false;
    const container = this.#map.getContainer();
    const rings = this.#ringsOf(figure);
    const { left, top, right, bottom } = frameBox(container);
    const isInside = rings.every((ring) => ring.every(([x, y]) => x >= left && x <= right && y >= top && y <= bottom));
    if (!isInside) return false;
    // given to `map` itself, it would take a ring's index for its step
    const outline = rings.map((ring) => walked(ring));
    return coverBoxes(container).every((cover) => !hides(cover, outline));
  }

  /** Whether a place can be seen: within the frame, and under no card. */
  isInSight([longitude, latitude]: LngLat): boolean {
    const container = this.#map.getContainer();
    const { x, y } = this.#map.project([longitude, latitude]);
    const isWithin = ({ left, top, right, bottom }: Box) => x >= left && x <= right && y >= top && y <= bottom;
    return isWithin(frameBox(container)) && !coverBoxes(container).some(isWithin);
  }

  zoomBy(levels: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: MOVE_MS }, asked);
  }

  /** In CSS pixels. */
  panBy(right: number, down: number): void {
    this.#map.panBy([right, down], { duration: MOVE_MS }, asked);
  }

  get canApproach(): boolean {
    return this.#map.getZoom() < this.#map.getMaxZoom() - 1;
  }

  /** Two levels closer to where a person pointed. */
  approach([longitude, latitude]: LngLat): void {
    const zoom = Math.min(this.#map.getZoom() + 2, this.#map.getMaxZoom());
    this.#map.easeTo({ center: [longitude, latitude], zoom, duration: MOVE_MS }, asked);
  }

  /** Where the map stands in this frame. */
  get current(): Camera {
    const { lng: longitude, lat: latitude } = this.#map.getCenter();
    return { longitude, latitude, zoom: this.#map.getZoom() };
  }

  #fitted(figure: Figure): Camera | null {
    const container = this.#map.getContainer();
    if (container.clientWidth === 0 || container.clientHeight === 0) return null;
    const rings = this.#ringsOf(figure);
    const left = Math.min(...rings.flat().map(([x]) => x));
    const top = Math.min(...rings.flat().map(([, y]) => y));
    const fromCorner = rings.map((ring) => ring.map(([x, y]): PixelPoint => [x - left, y - top]));
    const place = freePlacement(fromCorner, frameBox(container), coverBoxes(container));
    const now = this.#map.getZoom();
    const zoom = Math.min(now + Math.log2(place.scale), DEEPEST_FIT);
    const scale = 2 ** (zoom - now);
    // of a figure that isn't drawn as large as it might be, the middle stays where it was
    const [width, height] = [0, 1].map((axis) => Math.max(...fromCorner.flat().map((point) => point[axis] ?? 0)));
    const spare = (place.scale - scale) / 2;
    const [placeLeft, placeTop] = [place.left + (width ?? 0) * spare, place.top + (height ?? 0) * spare];
    const centre = this.#map.unproject([
      left + (container.clientWidth / 2 - placeLeft) / scale,
      top + (container.clientHeight / 2 - placeTop) / scale,
    ]);
    return { longitude: centre.lng, latitude: centre.lat, zoom };
  }

  /** In CSS pixels of the map as it stands. */
  #ringsOf(figure: Figure): readonly (readonly PixelPoint[])[] {
    return figure.map((ring) =>
      ring.map(([longitude, latitude]): PixelPoint => {
        const { x, y } = this.#map.project([longitude, latitude]);
        return [x, y];
      }),
    );
  }
}
