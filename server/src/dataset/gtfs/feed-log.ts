import type { IssueLog } from '../issue.ts';
import { Refusal } from '../issue.ts';
import { NOTICES, type NoticeCode, type NoticePlace } from './notices.ts';

/** Collects what is found in a feed, and knows whether the feed can still be used. */
export class FeedLog {
  readonly #log: IssueLog;
  #faults = 0;

  constructor(log: IssueLog) {
    this.#log = log;
  }

  /** How many places were found that stop the feed. */
  get faults(): number {
    return this.#faults;
  }

  /** Something to know; the feed goes on. */
  note(code: NoticeCode, place: NoticePlace): void {
    const { file, line, field, value } = place;
    // of a million alike all but the first are only counted: no words are made for them
    const message = this.#log.isFull(code) ? '' : NOTICES[code].message(place);
    this.#log.add(code, { file, line, field, value, message });
  }

  /** A fault with which the timetable would answer wrongly: reading goes on, so that all of them are told, and then nothing is published. */
  fault(code: NoticeCode, place: NoticePlace): void {
    this.#faults += 1;
    this.note(code, place);
  }
}

/** The feed is refused at once: what follows can't be read. */
export function refusal(code: NoticeCode, place: NoticePlace): Refusal {
  const { file, line, field, value } = place;
  return new Refusal(code, { file, line, field, value, message: NOTICES[code].message(place) });
}
