import type { LngLat } from '@hazama/geo';
import type { PlaceLevel } from '../../address/index.ts';
import type { IssueLog } from '../issue.ts';
import { ISSUE_LEVELS, type IssueCode, type IssueLevel } from '../issue-codes.ts';
import type { StagedRow } from '../sources/staged-row.ts';
import { parseDay } from '../value/japanese-date.ts';
import { isNoValue, parseNumber } from '../value/number.ts';

export type Verdict = 'accepted' | 'review' | 'rejected';

/** What a finding is about, beside the row: a field of it, and the value where it isn't the field's own. */
interface About {
  readonly field?: string;
  readonly value?: string;
}

/** What a person may do about a finding with one press. */
export interface Suggestion {
  /** On the button, in Japanese. */
  readonly label: string;
  /** Whether the row then goes in, or is left out. */
  readonly accept: boolean;
  /** field → value: cells of the row, by the names of the template. */
  readonly changes: Readonly<Record<string, string>>;
  /** The resource that the row is already, where that is why it is left out. */
  readonly sameAs: string | null;
}

/** What is known of a doubt, beside the row. */
interface Doubt {
  readonly suggestion?: Suggestion | undefined;
  /** Between two places that disagree. */
  readonly distanceMeters?: number | undefined;
  /** The row can't go in as it is, whatever a person says: it has to be changed, or left out. */
  readonly isFinal?: boolean;
}

/** One thing that was said of a row, whatever became of it: as in the report, with what a person may do about it. */
export interface RowNote {
  readonly level: IssueLevel;
  readonly code: IssueCode;
  readonly field: string | undefined;
  readonly value: string | undefined;
  readonly after: string | undefined;
  readonly message: string;
  readonly suggestion: Suggestion | undefined;
}

/** Why a row went to review. */
export interface Finding {
  readonly code: IssueCode;
  /** As the file calls it. */
  readonly field: string | null;
  readonly value: string | null;
  /** In Japanese: what is doubtful, and what to do. */
  readonly message: string;
  readonly suggestion: Suggestion | null;
  /** How far apart the two places are that disagree, where that is the doubt. */
  readonly distanceMeters: number | null;
}

const NOTHING: readonly never[] = [];

/** One row on its way through validation: reads its values, and keeps what was found wrong with it. */
export class RowCheck {
  readonly row: StagedRow;
  readonly #log: IssueLog;
  readonly #today: string;
  // a nation's rows are as many checks, and nothing is said of most of them: they share what is empty
  #findings: readonly Finding[] = NOTHING;
  readonly #waived: readonly string[];
  #notes: readonly RowNote[] = NOTHING;
  #place: { readonly lngLat: LngLat; readonly level: PlaceLevel } | null = null;
  #verdict: Verdict = 'accepted';
  #repairs = 0;

  /**
   * @param today YYYY-MM-DD; a day after it can't have happened
   * @param waived doubts that a person has looked at and that are none any more
   */
  constructor(row: StagedRow, log: IssueLog, today: string, waived: readonly string[] = NOTHING) {
    this.row = row;
    this.#log = log;
    this.#today = today;
    this.#waived = waived;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }
  get isRepaired(): boolean {
    return this.#repairs > 0;
  }
  /** Why it went to review. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Everything that was said of it, also where the report only counts. */
  get notes(): readonly RowNote[] {
    return this.#notes;
  }
  /** Where it is, as far as that was found out; null where nobody knows. */
  get place(): { readonly lngLat: LngLat; readonly level: PlaceLevel } | null {
    return this.#place;
  }

  placeAt(lngLat: LngLat, level: PlaceLevel): void {
    this.#place = { lngLat, level };
  }

  /** Null where the cell is empty or says that there is nothing to say (「-」「不明」). */
  text(field: string): string | null {
    const value = this.row.cells[field]?.value;
    return value === undefined || isNoValue(value) ? null : value;
  }

  /** As `text`; without it the row is rejected, and the answer is "". */
  requiredText(field: string, title: string): string {
    const value = this.text(field);
    if (value !== null) return value;
    this.reject('value-missing', { field }, `「${title}」がありません。書き入れてください。`);
    return '';
  }

  /** A number of people, seats, …: null where the cell is empty; what can't be read is left empty, with a warning. */
  optionalCount(field: string): number | null {
    const value = this.text(field);
    if (value === null) return null;
    const number = parseNumber(value);
    if (number !== undefined && number >= 0) return number;
    this.note(
      'number-unreadable',
      { field },
      `数として読めないので、空のままにしました。「25」のように書いてください。`,
    );
    return null;
  }

  /** As `optionalCount`, but the row is rejected where it is no number or negative; NaN then. */
  requiredCount(field: string, title: string): number {
    const text = this.requiredText(field, title);
    return text ? this.#checkedCount(field, text) : Number.NaN;
  }

  /** A count that may be empty, yet if it is written must be a number: the row is rejected otherwise. */
  strictCount(field: string): number | null {
    const text = this.text(field);
    return text === null ? null : this.#checkedCount(field, text);
  }

  #checkedCount(field: string, text: string): number {
    const number = parseNumber(text);
    if (number === undefined) {
      this.reject('value-unreadable', { field }, `数として読めません。「1234」のように書いてください。`);
      return Number.NaN;
    }
    if (number < 0) this.reject('value-negative', { field }, `マイナスの数です。0以上の数に直してください。`);
    return number;
  }

  /** YYYY-MM-DD; null where the cell is empty. What is no day, or still to come, is left empty, with a warning. */
  day(field: string): string | null {
    const value = this.text(field);
    if (value === null) return null;
    const day = parseDay(value);
    if (day && day <= this.#today) return day;
    this.note(
      'date-unreadable',
      { field },
      day
        ? `これから先の日付なので、空のままにしました。日付を確かめてください。`
        : `日付として読めないので、空のままにしました。「2026-04-01」か「令和8年4月1日」のように書いてください。`,
    );
    return null;
  }

  /** As `day`, of one that may be still to come: until when, by when. */
  plannedDay(field: string): string | null {
    const value = this.text(field);
    if (value === null) return null;
    const day = parseDay(value);
    if (day) return day;
    this.note(
      'date-unreadable',
      { field },
      `日付として読めないので、空のままにしました。「2027-03-31」か「令和9年3月31日」のように書いてください。`,
    );
    return null;
  }

  reject(code: IssueCode, about: About, message: string): void {
    this.#verdict = 'rejected';
    this.#add(code, about, message);
  }

  /** Whether a person has looked at this doubt, and took the row. */
  isWaived(code: IssueCode): boolean {
    return this.#waived.includes(code);
  }

  /** A doubt that a person is to look at; one that they have looked at already is none. */
  review(
    code: IssueCode,
    about: About,
    message: string,
    { suggestion, distanceMeters, isFinal = false }: Doubt = {},
  ): void {
    if (this.isWaived(code) && !isFinal) return;
    if (this.#verdict === 'accepted') this.#verdict = 'review';
    const cell = about.field ? this.row.cells[about.field] : undefined;
    const finding = {
      code,
      field: cell?.field ?? about.field ?? null,
      value: about.value ?? cell?.value ?? null,
      message,
      suggestion: suggestion ?? null,
      distanceMeters: distanceMeters === undefined ? null : Math.round(distanceMeters),
    };
    this.#findings = [...this.#findings, finding];
    this.#add(code, about, message, undefined, suggestion);
  }

  note(code: IssueCode, about: About, message: string): void {
    this.#add(code, about, message);
  }

  repair(code: IssueCode, field: string, after: string, message: string): void {
    this.#repairs++;
    this.#add(code, { field }, message, after);
  }

  #add(code: IssueCode, { field, value }: About, message: string, after?: string, suggestion?: Suggestion): void {
    const cell = field ? this.row.cells[field] : undefined;
    const note = { field: cell?.field ?? field, value: value ?? cell?.value, after, message };
    this.#notes = [...this.#notes, { level: ISSUE_LEVELS[code], code, ...note, suggestion }];
    this.#log.add(code, { line: this.row.line, ...note });
  }
}
