import type { AreaFill } from '../model/area-fills.ts';
import type { LngLat } from '../model/neighbour.ts';
import { areaFill, areaPatterns } from './area-layers.ts';
import { type AreaLabel, AreaPainter } from './area-painter.ts';
import { LiveLabels } from './live-labels.ts';
import { LiveMoves } from './live-moves.ts';
import { type LivePin, LivePins, type PinHand } from './live-pins.ts';
import { type LiveMapPlace, LivePlaces } from './live-places.ts';
import { ALL_FROM_ZOOM, type LiveSquare, LiveSquares } from './live-squares.ts';
import { MapOverlay } from './map-overlay.ts';
import { patterns } from './patterns.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';
import { takePlaces } from './take-places.ts';

interface LiveMapOptions extends SmallMapPlace, PinHand {
  readonly onTap: (point: LngLat) => void;
}

const METERS_PER_DEGREE = 111_320;
const NEAR_ZOOM = 13;
/** As far as people walk to a place, on one side of it, and what lies behind. */
const FRAMED_METERS = 2_000;

/** もし置いたら: the town's areas, which stay as they are while a pin is dragged; over them what follows the hand: squares, lines, places and names; and the pins. */
export class LiveMapOwner {
  readonly #base: SmallMap;
  readonly #areas: Promise<AreaPainter>;
  readonly #pins: LivePins;
  readonly #squares = new LiveSquares();
  readonly #moves = new LiveMoves();
  readonly #places = new LivePlaces();
  readonly #labels = new LiveLabels();
  readonly #overlay: MapOverlay;

  constructor(options: LiveMapOptions) {
    this.#base = new SmallMap(options, []);
    const { map } = this.#base;
    this.#areas = this.#open();
    this.#overlay = new MapOverlay(map, [this.#squares, this.#moves, this.#places, this.#labels]);
    this.#pins = new LivePins(map, options);
    map.on('click', ({ lngLat }) => options.onTap([lngLat.lng, lngLat.lat]));
    takePlaces(map, (pixel) => this.#places.placeAt(pixel, this.#overlay.view), options);
  }

  async #open(): Promise<AreaPainter> {
    await this.#base.isStyled;
    const { map } = this.#base;
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    for (const layer of [areaFill, ...areaPatterns]) map.addLayer(layer, 'area-casing');
    return new AreaPainter(map);
  }

  async fill(fills: readonly AreaFill[]): Promise<void> {
    const areas = await this.#areas;
    areas.fill(fills);
  }

  label(labels: readonly AreaLabel[]): void {
    this.#labels.show(labels);
    this.#overlay.redraw('all');
  }

  /** Where the squares stand: once for a town and an indicator. */
  place(squares: readonly LiveSquare[]): void {
    this.#squares.place(squares);
    this.#overlay.redraw('all');
  }

  /** What each square looks like: 0 まだ, 1 届いている, 2 新しく届く, 3 届かなくなる. */
  paint(looks: Uint8Array): void {
    this.#overlay.redraw(this.#squares.look(looks, this.#overlay.view));
  }

  /** The places of today that can be taken. */
  showPlaces(places: readonly LiveMapPlace[]): void {
    this.#places.show(places);
    this.#overlay.redraw('all');
  }

  pin(pins: readonly LivePin[]): void {
    this.#pins.show(pins);
    const moves = pins.flatMap(({ point, moved }) => (moved ? [{ from: moved.from, to: point }] : []));
    this.#overlay.redraw(this.#moves.show(moves, this.#overlay.view));
  }

  /** Brings pins into sight, with whom they concern. */
  frame(points: readonly LngLat[]): void {
    this.#base.fit(points.flatMap(cornersAround), 0);
  }

  /** Goes there, where it would else be out of sight. */
  bringIntoSight(point: LngLat): void {
    if (!this.#base.map.getBounds().contains([...point]) || this.#base.map.getZoom() < ALL_FROM_ZOOM)
      this.#base.goTo(point, NEAR_ZOOM, MOVE_MS);
  }

  close(): void {
    this.#pins.close();
    this.#overlay.close();
    this.#base.close();
  }
}

function cornersAround([longitude, latitude]: LngLat): readonly LngLat[] {
  const north = FRAMED_METERS / METERS_PER_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [
    [longitude - east, latitude - north],
    [longitude + east, latitude + north],
  ];
}
