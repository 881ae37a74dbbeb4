import { todayInTokyo } from '../town/today.ts';

const DAY_MS = 86_400_000;

/** From today to a day, both in Japan. */
export const daysUntil = (day: string): number => Math.round((Date.parse(day) - Date.parse(todayInTokyo())) / DAY_MS);
