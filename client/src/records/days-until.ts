const DAY_MS = 86_400_000;
/** Japan keeps +09:00 all year round. */
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** YYYY-MM-DD, the day it is in Japan. */
export const todayInTokyo = (): string => new Date(Date.now() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);

/** From today to a day, both in Japan. */
export const daysUntil = (day: string): number => Math.round((Date.parse(day) - Date.parse(todayInTokyo())) / DAY_MS);
