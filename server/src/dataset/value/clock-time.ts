import { halfWidth } from './half-width.ts';

/** A spreadsheet keeps a time as a moment of its first day, or as a part of one. */
const FIRST_DAY = /^(?:1899-12-3[01]|1900-01-0[01])T(\d{2}):(\d{2})/;
const WRITTEN = /^(\d{1,2}):(\d{2})(?::\d{2})?$/;
const MINUTES_PER_DAY = 24 * 60;

/** 「09:00」「9:00:00」「1899-12-30T09:00:00.000Z」「0.375」「24時」 → H:MM; undefined when it is no time of day. */
export function clockTime(text: string): string | undefined {
  const plain = halfWidth(text);
  const hour = /^(\d{1,2})時(?:(半)|(\d{1,2})分)?$/.exec(plain);
  if (hour) return timeOf(Number(hour[1]), hour[2] ? 30 : Number(hour[3] ?? 0));
  const [, hours, minutes] = FIRST_DAY.exec(plain) ?? WRITTEN.exec(plain) ?? [];
  if (hours !== undefined) return timeOf(Number(hours), Number(minutes));
  if (!/^0?\.\d+$/.test(plain)) return undefined;
  const all = Math.round(Number(plain) * MINUTES_PER_DAY);
  return timeOf(Math.floor(all / 60), all % 60);
}

function timeOf(hours: number, minutes: number): string | undefined {
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return undefined;
  return `${hours}:${String(minutes).padStart(2, '0')}`;
}
