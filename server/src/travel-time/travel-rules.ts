import { type DepartureWindow, RIDE_RULES } from '@hazama/geo';

/** How people travel: what every travel time and round trip is computed by, and what 計算のしかた says of it. */
export const TRAVEL_RULES = {
  ...RIDE_RULES,
  /** 60 m a minute, the pace that the plans' 15 minutes stand for. */
  walkMetersPerSecond: 1,
  /** To the first stop and from the last one: 15 minutes. */
  accessMeters: 900,
  /** From one stop to another between two rides. */
  transferMeters: 500,
  /** All the way on foot: as far as to a stop and from another. */
  directMeters: 1800,
  /** A journey that takes longer is none. */
  limitSeconds: 3 * 3600,
} as const;

/** 9 to 11 in the morning, when clinics and shops are open and whoever goes will want to be home by noon. */
export const MORNING: DepartureWindow = { fromSeconds: 9 * 3600, untilSeconds: 11 * 3600 };

/** Who comes to a salon stays to its end, but no longer than so: some are open all day. */
export const SESSION_SECONDS = 2 * 3600;
/** Who comes to a desk stays for so long. */
export const VISIT_SECONDS = 30 * 60;
