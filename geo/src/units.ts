/** A position on WGS 84 in degrees, always [longitude, latitude]. */
export type LngLat = readonly [longitude: number, latitude: number];
/** A length in metres. */
export type Meters = number;
/** A duration in seconds. */
export type Seconds = number;
/** A share from 0 to 1; percent exists on screen only. */
export type Ratio = number;
