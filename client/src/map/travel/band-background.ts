import { TRAVEL_COLORS, TRAVEL_OPACITY } from '../owner/travel-layers.ts';

/** The colour of a band as the map mixes it: its own over those of all that take longer. */
export function bandBackground(band: number): string {
  return TRAVEL_COLORS.slice(band)
    .map((color) => `color-mix(in srgb, ${color} ${TRAVEL_OPACITY * 100}%, transparent)`)
    .map((color) => `linear-gradient(${color}, ${color})`)
    .join(', ');
}
