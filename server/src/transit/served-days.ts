import { RecentlyUsed } from '../cache/index.ts';
import type { Statements } from '../database/index.ts';
import { readServedDay, type ServedDay } from './served-day.ts';

/** A few days of a few towns: a large town's is some megabytes. */
const KEPT_DAYS = 16;

/** Days of timetables as they stood at a revision: each is read once, however many areas and stops ask for it. */
export class ServedDays {
  readonly #statements: Statements;
  readonly #days = new RecentlyUsed<ServedDay>(KEPT_DAYS);

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  get(code: string, revision: number, day: string): Promise<ServedDay> {
    const read = () => readServedDay(this.#statements, { code, revision, day });
    return this.#days.get(`${code} ${revision} ${day}`, read);
  }
}
