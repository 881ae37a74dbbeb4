import { type Box, overlap } from './box.ts';
import type { PixelPoint } from './free-placement.ts';

/** Words that want to stand at a point of the map. */
export interface PlacedWords {
  readonly id: string;
  readonly point: PixelPoint;
  /** Of the words, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Lower finds its place first. */
  readonly order: number;
}

/** On the point, above, below, left and right of it: the part of their size that the words are moved by, and pixels more. */
const SIDES = [
  { across: 0, down: 0, right: 0, below: 0 },
  { across: 0, down: -0.5, right: 0, below: -13.5 },
  { across: 0, down: 0.5, right: 0, below: 13.5 },
  { across: -0.5, down: 0, right: -18, below: 0 },
  { across: 0.5, down: 0, right: 18, below: 0 },
] as const;

/** Nothing else comes nearer to words, in CSS pixels. */
const PADDING = 2;

/** Where words stand, and on which side of their point. */
export interface WordsPlace {
  readonly box: Box;
  readonly side: number;
}

/**
 * Places words so that none hide others, beside their point where there is no room on it; those that find none are left out.
 * @param before where they stood: they stay on that side of their point as long as there is room
 */
export function placeWords(
  all: readonly PlacedWords[],
  before: ReadonlyMap<string, WordsPlace>,
): ReadonlyMap<string, WordsPlace> {
  const placed = new Map<string, WordsPlace>();
  const taken: Box[] = [];
  for (const words of all.toSorted((a, b) => a.order - b.order)) {
    const stood = before.get(words.id);
    const sides = stood ? [stood.side, ...SIDES.keys()] : [...SIDES.keys()];
    const found = sides
      .map((side): WordsPlace => ({ side, box: boxOf(words, side) }))
      .find(({ box }) => taken.every((other) => !overlap(box, other)));
    if (!found) continue;
    placed.set(words.id, found);
    taken.push(padded(found.box));
  }
  return placed;
}

function boxOf({ point: [x, y], width, height }: PlacedWords, side: number): Box {
  const { across, down, right, below } = SIDES[side] ?? SIDES[0];
  const [middle, centre] = [x + across * width + right, y + down * height + below];
  return { left: middle - width / 2, right: middle + width / 2, top: centre - height / 2, bottom: centre + height / 2 };
}

/** By the room of both, for it is asked of one of them alone. */
const padded = ({ left, top, right, bottom }: Box): Box => ({
  left: left - 2 * PADDING,
  top: top - 2 * PADDING,
  right: right + 2 * PADDING,
  bottom: bottom + 2 * PADDING,
});

/** Words in lines of about the same length, broken between words; one longer than `most` stays whole. */
export function linesOf(words: string, most: number, widthOf: (part: string) => number): readonly string[] {
  const width = widthOf(words);
  if (width <= most) return words === '' ? [] : [words];
  const wanted = width / Math.ceil(width / most);
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(words)) {
    const longer = line + segment;
    if (line !== '' && widthOf(longer.trimEnd()) > wanted && widthOf(line) + widthOf(segment) / 2 > wanted) {
      lines.push(line.trim());
      line = segment;
    } else line = longer;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}
