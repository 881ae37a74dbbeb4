import { parseSchedule } from '../../dataset/index.ts';

/** 曜日, 開始時間, 終了時間 and 特記事項 of the standard forms. */
export interface OpeningCells {
  readonly days: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly note: string | null;
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  MO: '月',
  TU: '火',
  WE: '水',
  TH: '木',
  FR: '金',
  SA: '土',
  SU: '日',
};

/**
 * The same days of every week with one pair of times have columns; whatever says more (第2・第4, 祝日, a season) stands whole in
 * the remark, as it was written.
 */
export function openingCells(schedule: string | null): OpeningCells {
  if (schedule === null) return { days: null, start: null, end: null, note: null };
  const { opening, isComplete } = parseSchedule(schedule);
  const [rule, ...others] = opening?.rules ?? [];
  const days = rule && weekdaysOf(rule.rrule);
  const isPlain = isComplete && others.length === 0 && !rule?.holidays && !rule?.closed?.length && !rule?.isLoose;
  if (!rule || !days || !isPlain || rule.start === null || rule.end === null)
    return { days: null, start: null, end: null, note: schedule };
  return { days, start: padded(rule.start), end: padded(rule.end), note: null };
}

/** FREQ=WEEKLY;BYDAY=MO,TH → 月木; undefined for anything else. */
function weekdaysOf(rrule: string): string | undefined {
  const days = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rrule)?.[1]?.split(',');
  return days?.map((day) => WEEKDAYS[day] ?? '').join('');
}

const padded = (clock: string): string => clock.padStart(5, '0');
