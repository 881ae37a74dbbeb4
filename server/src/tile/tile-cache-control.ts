import { isForEveryone } from '../account/index.ts';
import type { TileLayer, TileRequest } from './layer.ts';

const YEAR_SECONDS = 31_536_000;
const DAY_MS = 86_400_000;
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/**
 * How long a tile may be kept, and by whom. What everyone sees alike may be kept by all, and for ever where its revision is
 * named; where records grow old on it, until the day in Tokyo ends. What is for some is asked for anew each time.
 */
export function tileCacheControl(
  layer: TileLayer,
  { viewer }: TileRequest,
  { isPinned, now }: { readonly isPinned: boolean; readonly now: Date },
): { readonly cacheControl: string; readonly isPrivate: boolean } {
  if (layer.dependsOnAudience && !isForEveryone(viewer)) return { cacheControl: 'private, no-cache', isPrivate: true };
  if (!isPinned) return { cacheControl: 'public, no-cache', isPrivate: false };
  const seconds = layer.dependsOnDay ? secondsLeftInTokyo(now) : YEAR_SECONDS;
  return { cacheControl: `public, max-age=${seconds}, immutable`, isPrivate: false };
}

function secondsLeftInTokyo(now: Date): number {
  return Math.ceil((DAY_MS - ((now.getTime() + TOKYO_OFFSET_MS) % DAY_MS)) / 1000);
}
