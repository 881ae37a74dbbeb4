/** もし置いたら, as the address holds it: places in degrees and ids, and no word that anybody wrote. */
export interface PinsView {
  readonly pins: readonly Pin[];
  /** Ids of the resources that would be no more. */
  readonly gone: readonly string[];
}

/** A place that is tried. */
export interface Pin {
  readonly letter: PinLetter;
  readonly point: readonly [longitude: number, latitude: number];
}

export const PIN_LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;
export type PinLetter = (typeof PIN_LETTERS)[number];

/** A tenth of a metre: what the address says is what was counted. */
const DIGITS = 6;
const MOST_GONE = 20;

/** `pins=A,136.1301,34.7683,B,136.2,34.8` and `out=r1,r2`; what makes no sense is left out. */
export function parsePins(query: URLSearchParams): PinsView {
  const parts = (query.get('pins') ?? '').split(',');
  const pins: Pin[] = [];
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const letter = PIN_LETTERS.find((known) => known === parts[at]);
    const [longitude, latitude] = [Number(parts[at + 1]), Number(parts[at + 2])];
    const isPlace = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    if (letter && isPlace && !pins.some((pin) => pin.letter === letter))
      pins.push(pinAt(letter, [longitude, latitude]));
  }
  const gone = (query.get('out') ?? '').split(',').filter(Boolean).slice(0, MOST_GONE);
  return { pins, gone };
}

export function formatPins({ pins, gone }: PinsView): readonly [name: string, value: string | null][] {
  return [
    ['pins', pins.length > 0 ? pins.flatMap(({ letter, point }) => [letter, ...point]).join(',') : null],
    ['out', gone.length > 0 ? gone.join(',') : null],
  ];
}

/** A pin where it can be written down exactly. */
export function pinAt(letter: PinLetter, [longitude, latitude]: readonly [number, number]): Pin {
  return { letter, point: [Number(longitude.toFixed(DIGITS)), Number(latitude.toFixed(DIGITS))] };
}
