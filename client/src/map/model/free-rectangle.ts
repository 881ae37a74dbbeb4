import { type Box, overlap } from './box.ts';

/**
 * The empty rectangle of `frame` in which something of that aspect (width ÷ height) can be drawn largest,
 * touching none of `covers`. Tries every rectangle between edges that are there: with a screen's dozen cards
 * that is a matter of a millisecond. Where nothing is free, the frame itself.
 */
export function freeRectangle(frame: Box, covers: readonly Box[], aspect: number): Box {
  const near = covers.filter((cover) => overlap(frame, cover));
  const xs = edges([frame.left, frame.right, ...near.flatMap(({ left, right }) => [left, right])]).filter(
    within(frame.left, frame.right),
  );
  const ys = edges([frame.top, frame.bottom, ...near.flatMap(({ top, bottom }) => [top, bottom])]).filter(
    within(frame.top, frame.bottom),
  );
  let best = frame;
  let bestScale = 0;
  for (const left of xs)
    for (const right of xs)
      for (const top of ys)
        for (const bottom of ys) {
          const scale = Math.min((right - left) / aspect, bottom - top);
          const box = { left, top, right, bottom };
          if (scale <= bestScale || near.some((cover) => overlap(box, cover))) continue;
          best = box;
          bestScale = scale;
        }
  return best;
}

const within = (low: number, high: number) => (edge: number) => edge >= low && edge <= high;

const edges = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);
