import { type GeoJSONSource, type LayerSpecification, Marker } from 'maplibre-gl';
import type { AreaFill } from '../model/area-fills.ts';
import type { LngLat } from '../model/neighbour.ts';
import { areaFill, areaPatterns } from './area-layers.ts';
import { type AreaLabel, AreaPainter } from './area-painter.ts';
import { areaLabels } from './label-layers.ts';
import { patterns } from './patterns.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';

/** A square of people. What is painted of it changes many times a second, where it stands never. */
export interface LiveSquare {
  readonly center: LngLat;
  /** As large as the people are many. */
  readonly sideMeters: number;
}

export interface LivePin {
  readonly letter: string;
  readonly point: LngLat;
  readonly label: string;
}

interface LiveMapOptions extends SmallMapPlace {
  readonly onTap: (point: LngLat) => void;
  /** While it is dragged. */
  readonly onDrag: (letter: string, point: LngLat) => void;
  readonly onDrop: (letter: string, point: LngLat) => void;
  /** By so many steps eastwards and northwards; a wide step where Shift is held. */
  readonly onNudge: (letter: string, east: number, north: number, isWide: boolean) => void;
  readonly onSettle: (letter: string) => void;
}

const nothing = { type: 'FeatureCollection' as const, features: [] };
const METERS_PER_DEGREE = 111_320;
const NEAR_ZOOM = 13;
/** As far as people walk to a place, on both sides of it, and what lies behind. */
const FRAMED_METERS = 4_000;
/** Further away a square is a dot, and only what changes is worth one. */
const ALL_FROM_ZOOM = 11;
const look = ['coalesce', ['feature-state', 'look'], 0] as const;
const isLook = (...codes: number[]) => ['in', look, ['literal', codes]] as const;
const when = (...codes: number[]) => ['case', isLook(...codes), 1, 0] as unknown as number;

const squares: readonly LayerSpecification[] = [
  {
    id: 'live-not-yet',
    source: 'live',
    type: 'fill',
    minzoom: ALL_FROM_ZOOM,
    paint: { 'fill-pattern': 'not-yet', 'fill-opacity': when(0) },
  },
  {
    id: 'live-reached',
    source: 'live',
    type: 'fill',
    minzoom: ALL_FROM_ZOOM,
    paint: { 'fill-color': '#6fb8c1', 'fill-opacity': when(1) },
  },
  {
    id: 'live-lost',
    source: 'live',
    type: 'fill',
    paint: { 'fill-pattern': 'not-yet', 'fill-opacity': when(3) },
  },
  { id: 'live-new', source: 'live', type: 'fill', paint: { 'fill-color': '#00505c', 'fill-opacity': when(2) } },
  {
    id: 'live-edge',
    source: 'live',
    type: 'line',
    minzoom: ALL_FROM_ZOOM,
    paint: {
      'line-color': ['case', isLook(0), '#874c0a', isLook(3), '#1f1f1f', '#ffffff'] as unknown as string,
      'line-width': ['case', isLook(3), 2, 1] as unknown as number,
    },
  },
];

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
  #looks = new Uint8Array();
  #hasSquares = false;
  /** The letter of the pin that a hand holds: it is where the hand is. */
  #held: string | null = null;

  constructor(options: LiveMapOptions) {
    this.#options = options;
    this.#base = new SmallMap(options, []);
    this.#areas = this.#open();
    this.#base.map.on('click', ({ lngLat }) => options.onTap([lngLat.lng, lngLat.lat]));
  }

  async #open(): Promise<AreaPainter> {
    await this.#base.isStyled;
    const { map } = this.#base;
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    for (const source of ['labels', 'live']) map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of [areaFill, ...areaPatterns]) map.addLayer(layer, 'area-casing');
    for (const layer of [...squares, areaLabels]) map.addLayer(layer);
    return new AreaPainter(map);
  }

  async fill(fills: readonly AreaFill[], labels: readonly AreaLabel[]): Promise<void> {
    const areas = await this.#areas;
    areas.fill(fills);
    areas.label(labels);
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
  }

  /** What each square looks like: 0 まだ, 1 届いている, 2 新しく届く, 3 届かなくなる. Only those that look otherwise than before are touched. */
  async paint(looks: Uint8Array): Promise<void> {
    await this.#areas;
    if (!this.#hasSquares || looks.length !== this.#looks.length) return;
    const { map } = this.#base;
    for (let id = 0; id < looks.length; id++)
      if (looks[id] !== this.#looks[id]) map.setFeatureState({ source: 'live', id }, { look: looks[id] });
    this.#looks = looks.slice();
  }

  pin(pins: readonly LivePin[]): void {
    const letters = new Set(pins.map(({ letter }) => letter));
    for (const [letter, marker] of this.#pins)
      if (!letters.has(letter)) {
        marker.remove();
        this.#pins.delete(letter);
      }
    for (const { letter, point, label } of pins) {
      const marker = this.#pins.get(letter) ?? this.#addPin(letter, point);
      const { lng, lat } = marker.getLngLat();
      if (letter !== this.#held && (lng !== point[0] || lat !== point[1])) marker.setLngLat([...point]);
      marker.getElement().setAttribute('aria-label', label);
    }
  }

  /** Brings pins into sight, with whom they concern. */
  frame(points: readonly LngLat[]): void {
    this.#base.fit(
      points.flatMap((center) => ringOf({ center, sideMeters: FRAMED_METERS })),
      0,
    );
  }

  /** Goes there, where it would else be out of sight. */
  show(point: LngLat): void {
    if (!this.#base.map.getBounds().contains([...point]) || this.#base.map.getZoom() < ALL_FROM_ZOOM)
      this.#base.goTo(point, NEAR_ZOOM, MOVE_MS);
  }

  close(): void {
    for (const marker of this.#pins.values()) marker.remove();
    this.#base.close();
  }

  #addPin(letter: string, point: LngLat): Marker {
    const { onDrag, onDrop, onNudge, onSettle } = this.#options;
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'live-pin';
    element.dataset['letter'] = letter;
    const words = document.createElement('span');
    words.textContent = letter;
    element.append(words);
    element.addEventListener('click', (event) => event.stopPropagation());
    element.addEventListener('keydown', (event) => {
      const arrow = ARROWS[event.key];
      if (arrow) onNudge(letter, arrow[0], arrow[1], event.shiftKey);
      else if (event.key === 'Enter') onSettle(letter);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    element.addEventListener('blur', () => onSettle(letter));
    const marker = new Marker({ element, draggable: true, anchor: 'bottom' }).setLngLat([...point]);
    const at = (): LngLat => {
      const { lng, lat } = marker.getLngLat();
      return [lng, lat];
    };
    marker.on('drag', () => onDrag(letter, at()));
    marker.on('dragstart', () => {
      this.#held = letter;
    });
    marker.on('dragend', () => {
      this.#held = null;
      onDrop(letter, at());
    });
    marker.addTo(this.#base.map);
    // MapLibre makes an image of it, which a thing that moves by keys is not
    element.setAttribute('role', 'button');
    this.#pins.set(letter, marker);
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
