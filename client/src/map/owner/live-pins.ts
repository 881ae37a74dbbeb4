import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { LngLat } from '../model/neighbour.ts';

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

export interface PinHand {
  /** While it is dragged. */
  readonly onDrag: (key: string, point: LngLat) => void;
  readonly onDrop: (key: string, point: LngLat) => void;
  /** By so many steps eastwards and northwards; a wide step where Shift is held. */
  readonly onNudge: (key: string, east: number, north: number, isWide: boolean) => void;
  readonly onSettle: (key: string) => void;
}

const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Pins, and where the places of today stand that are tried elsewhere: each an element over the map. */
export class LivePins {
  readonly #map: MapLibre;
  readonly #hand: PinHand;
  readonly #pins = new Map<string, Marker>();
  readonly #ghosts = new Map<string, Marker>();
  /** The key of the pin that a hand holds: it is where the hand is. */
  #held: string | null = null;

  constructor(map: MapLibre, hand: PinHand) {
    this.#map = map;
    this.#hand = hand;
  }

  show(pins: readonly LivePin[]): void {
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
  }

  close(): void {
    for (const marker of [...this.#pins.values(), ...this.#ghosts.values()]) marker.remove();
  }

  #addGhost(key: string, { from, fromWords }: NonNullable<LivePin['moved']>): Marker {
    const element = document.createElement('span');
    element.className = 'live-ghost';
    const words = document.createElement('span');
    words.textContent = fromWords;
    element.append(words);
    const ghost = new Marker({ element, anchor: 'center' }).setLngLat([...from]).addTo(this.#map);
    this.#ghosts.set(key, ghost);
    return ghost;
  }

  #addPin({ key, letter, point, moved }: LivePin): Marker {
    const { onDrag, onDrop, onNudge, onSettle } = this.#hand;
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
    marker.addTo(this.#map);
    // MapLibre makes an image of it, which a thing that moves by keys is not
    element.setAttribute('role', 'button');
    this.#pins.set(key, marker);
    return marker;
  }
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
