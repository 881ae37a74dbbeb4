export type { LngLat, Meters, Ratio, Seconds } from './units.ts';
