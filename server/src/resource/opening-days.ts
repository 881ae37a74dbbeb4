import { listOpenings, parseSchedule } from '../dataset/index.ts';

/** YYYY-MM-DD */
type Day = string;

/**
 * Whether a schedule as it is written says that the place is open on a day: 「第2・第4水曜 10:00-12:00」「毎週月・木」「平日 9時～17時」
 * 「毎日(月曜休み)」「毎月5日、15日」「4月～10月の水曜」. What doesn't tell its days (隔週, 月2回) says it of none.
 */
export function isOpenOn(schedule: string, day: Day): boolean {
  return listOpenings(parseSchedule(schedule).opening?.rules ?? [], day, day).length > 0;
}
