import { type GeoJSONSource, Marker } from 'maplibre-gl';
import type { AreaFill } from '../model/area-fills.ts';
import type { LngLat } from '../model/neighbour.ts';
import { areaFill, areaPatterns } from './area-layers.ts';
import { type AreaLabel, AreaPainter } from './area-painter.ts';
import { areaLabels } from './label-layers.ts';
import { ALL_FROM_ZOOM, overSquares, squares } from './live-layers.ts';
import { PaintPace } from './paint-pace.ts';
import { patterns } from './patterns.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';
import { takePlaces } from './take-places.ts';

/** A square of people. What is painted of it changes many times a second, where it stands never. */
export interface LiveSquare {
  readonly center: LngLat;
  /** As large as the people are many. */
  readonly sideMeters: number;
}

/** What a hand or the arrows can move. */
export interface LivePin {
  readonly key: string;
  /** Of a pin, in its drop. */
  readonly letter: string;
  readonly point: LngLat;
  readonly label: string;
  /** Of a place of today that would stand here: its name, and where it stands. */
  readonly moved: { readonly name: string; readonly from: LngLat; readonly fromWords: string } | null;
}

/** A place of today: it can be taken and put elsewhere. */
export interface LiveMapPlace {
  readonly id: string;
  readonly point: LngLat;
  readonly isGone: boolean;
}

interface LiveMapOptions extends SmallMapPlace {
  readonly onTap: (point: LngLat) => void;
  /** While it is dragged. */
  readonly onDrag: (key: string, point: LngLat) => void;
  readonly onDrop: (key: string, point: LngLat) => void;
  /** By so many steps eastwards and northwards; a wide step where Shift is held. */
  readonly onNudge: (key: string, east: number, north: number, isWide: boolean) => void;
  readonly onSettle: (key: string) => void;
}

const nothing = { type: 'FeatureCollection' as const, features: [] };
const METERS_PER_DEGREE = 111_320;
const NEAR_ZOOM = 13;
/** As far as people walk to a place, on both sides of it, and what lies behind. */
const FRAMED_METERS = 4_000;
const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** もし置いたら: the town's areas, a square a cell that takes another look while a pin is dragged, and the pins themselves. */
export class LiveMapOwner {
  readonly #base: SmallMap;
  readonly #areas: Promise<AreaPainter>;
  readonly #options: LiveMapOptions;
  readonly #pins = new Map<string, Marker>();
  readonly #ghosts = new Map<string, Marker>();
  /** As they are painted, and as they were last asked for. */
  #looks = new Uint8Array();
  #asked: Uint8Array | null = null;
  readonly #pace = new PaintPace({
    paint: () => this.#paintAsked(),
    whenDrawn: (tell) => void this.#base.map.once('idle', tell),
  });
  #hasSquares = false;
  #painter: AreaPainter | null = null;
  /** Not yet painted, as the moves below. */
  #labels: readonly AreaLabel[] | null = null;
  #moves: readonly LivePin[] | null = null;
  #hasMoves = false;
  /** The key of the pin that a hand holds: it is where the hand is. */
  #held: string | null = null;

  constructor(options: LiveMapOptions) {
    this.#options = options;
    this.#base = new SmallMap(options, []);
    this.#areas = this.#open();
    this.#base.map.on('click', ({ lngLat }) => options.onTap([lngLat.lng, lngLat.lat]));
    takePlaces(this.#base.map, 'live-places', options);
  }

  async #open(): Promise<AreaPainter> {
    await this.#base.isStyled;
    const { map } = this.#base;
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    for (const source of ['labels', 'live', 'moves']) map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of [areaFill, ...areaPatterns]) map.addLayer(layer, 'area-casing');
    for (const layer of [...squares, ...overSquares, areaLabels]) map.addLayer(layer);
    return new AreaPainter(map);
  }

  async fill(fills: readonly AreaFill[]): Promise<void> {
    const areas = await this.#areas;
    areas.fill(fills);
  }

  async label(labels: readonly AreaLabel[]): Promise<void> {
    this.#labels = labels;
    this.#painter = await this.#areas;
    this.#pace.ask();
  }

  /** Where the squares stand: once for a town and an indicator. */
  async place(cells: readonly LiveSquare[]): Promise<void> {
    await this.#areas;
    this.#looks = new Uint8Array(cells.length);
    const { map } = this.#base;
    map.removeFeatureState({ source: 'live' });
    this.#hasSquares = cells.length > 0;
    void map.getSource<GeoJSONSource>('live')?.setData({
      type: 'FeatureCollection',
      features: cells.map((cell, id) => ({
        type: 'Feature',
        id,
        properties: {},
        geometry: { type: 'Polygon', coordinates: [ringOf(cell)] },
      })),
    });
    if (this.#asked) await this.paint(this.#asked);
  }

  /** What each square looks like: 0 まだ, 1 届いている, 2 新しく届く, 3 届かなくなる; as often as the machine draws maps without a hand noticing. */
  async paint(looks: Uint8Array): Promise<void> {
    this.#asked = looks;
    this.#painter = await this.#areas;
    this.#pace.ask();
  }

  #paintAsked(): boolean {
    const [labels, moves] = [this.#labels, this.#moves];
    this.#labels = null;
    this.#moves = null;
    if (labels) this.#painter?.label(labels);
    if (moves) this.#drawMoves(moves);
    return this.#paintSquares() || labels !== null || moves !== null;
  }

  /** Only those that look otherwise than before are touched. Answers whether any was. */
  #paintSquares(): boolean {
    const [before, looks] = [this.#looks, this.#asked];
    if (!looks || !this.#hasSquares || looks.length !== before.length) return false;
    const { map } = this.#base;
    let isChanged = false;
    for (let id = 0; id < looks.length; id++) {
      if (looks[id] === before[id]) continue;
      map.setFeatureState({ source: 'live', id }, { look: looks[id] });
      isChanged = true;
    }
    this.#looks = looks.slice();
    return isChanged;
  }

  /** The places of today that can be taken. */
  async showPlaces(places: readonly LiveMapPlace[]): Promise<void> {
    await this.#areas;
    await this.#base.showPlaces(places);
  }

  pin(pins: readonly LivePin[]): void {
    dropOthers(this.#pins, pins);
    for (const pin of pins) {
      const marker = this.#pins.get(pin.key) ?? this.#addPin(pin);
      setPoint(marker, pin.key === this.#held ? null : pin.point);
      marker.getElement().setAttribute('aria-label', pin.label);
    }
    const moves = pins.filter(({ moved }) => moved !== null);
    dropOthers(this.#ghosts, moves);
    for (const { key, moved } of moves)
      if (moved) setPoint(this.#ghosts.get(key) ?? this.#addGhost(key, moved), moved.from);
    if (moves.length > 0 || this.#hasMoves || this.#moves) void this.#follow(moves);
  }

  async #follow(moves: readonly LivePin[]): Promise<void> {
    this.#moves = moves;
    this.#painter = await this.#areas;
    this.#pace.ask();
  }

  /** From where a place stands to where it would. */
  #drawMoves(moves: readonly LivePin[]): void {
    this.#hasMoves = moves.length > 0;
    void this.#base.map.getSource<GeoJSONSource>('moves')?.setData({
      type: 'FeatureCollection',
      features: moves.flatMap(({ point, moved }) =>
        moved
          ? [
              {
                type: 'Feature' as const,
                properties: {},
                geometry: { type: 'LineString' as const, coordinates: [[...moved.from], [...point]] },
              },
            ]
          : [],
      ),
    });
  }

  /** Brings pins into sight, with whom they concern. */
  frame(points: readonly LngLat[]): void {
    this.#base.fit(
      points.flatMap((center) => ringOf({ center, sideMeters: FRAMED_METERS })),
      0,
    );
  }

  /** Goes there, where it would else be out of sight. */
  bringIntoSight(point: LngLat): void {
    if (!this.#base.map.getBounds().contains([...point]) || this.#base.map.getZoom() < ALL_FROM_ZOOM)
      this.#base.goTo(point, NEAR_ZOOM, MOVE_MS);
  }

  close(): void {
    this.#pace.stop();
    for (const marker of [...this.#pins.values(), ...this.#ghosts.values()]) marker.remove();
    this.#base.close();
  }

  #addGhost(key: string, { from, fromWords }: NonNullable<LivePin['moved']>): Marker {
    const element = document.createElement('span');
    element.className = 'live-ghost';
    const words = document.createElement('span');
    words.textContent = fromWords;
    element.append(words);
    const ghost = new Marker({ element, anchor: 'center' }).setLngLat([...from]).addTo(this.#base.map);
    this.#ghosts.set(key, ghost);
    return ghost;
  }

  #addPin({ key, letter, point, moved }: LivePin): Marker {
    const { onDrag, onDrop, onNudge, onSettle } = this.#options;
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'live-pin';
    element.dataset['letter'] = letter;
    const words = document.createElement('span');
    words.textContent = letter;
    element.append(words);
    if (moved) {
      const name = document.createElement('small');
      name.textContent = moved.name;
      element.append(name);
    }
    element.addEventListener('click', (event) => event.stopPropagation());
    element.addEventListener('keydown', (event) => {
      const arrow = ARROWS[event.key];
      if (arrow) onNudge(key, arrow[0], arrow[1], event.shiftKey);
      else if (event.key === 'Enter') onSettle(key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    element.addEventListener('blur', () => onSettle(key));
    const marker = new Marker({ element, draggable: true, anchor: 'bottom' }).setLngLat([...point]);
    const at = (): LngLat => {
      const { lng, lat } = marker.getLngLat();
      return [lng, lat];
    };
    marker.on('drag', () => onDrag(key, at()));
    marker.on('dragstart', () => {
      this.#held = key;
    });
    marker.on('dragend', () => {
      this.#held = null;
      onDrop(key, at());
    });
    marker.addTo(this.#base.map);
    // MapLibre makes an image of it, which a thing that moves by keys is not
    element.setAttribute('role', 'button');
    this.#pins.set(key, marker);
    return marker;
  }
}

function ringOf({ center: [longitude, latitude], sideMeters }: LiveSquare): [number, number][] {
  const north = sideMeters / 2 / METERS_PER_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [
    [longitude - east, latitude - north],
    [longitude + east, latitude - north],
    [longitude + east, latitude + north],
    [longitude - east, latitude + north],
    [longitude - east, latitude - north],
  ];
}

function dropOthers(markers: Map<string, Marker>, kept: readonly LivePin[]): void {
  const keys = new Set(kept.map(({ key }) => key));
  for (const [key, marker] of markers)
    if (!keys.has(key)) {
      marker.remove();
      markers.delete(key);
    }
}

/** @param point null: it stays where it is */
function setPoint(marker: Marker, point: LngLat | null): void {
  const { lng, lat } = marker.getLngLat();
  if (point && (lng !== point[0] || lat !== point[1])) marker.setLngLat([...point]);
}
