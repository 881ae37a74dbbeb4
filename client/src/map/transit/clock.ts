/** 20:05; hours go on past 24 until the service day ends. `seconds` after noon minus 12 hours. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
