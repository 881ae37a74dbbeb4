/** What a calendar program takes of an event. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly heldOn: string;
  readonly untilOn: string | null;
  /** HH:MM in Asia/Tokyo */
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string | null;
  readonly url: string | null;
  /** What else there is to say, a line each. */
  readonly lines: readonly string[];
}

const LONGEST_LINE = 75;
/** Japan has one time, without summer time. */
const TOKYO = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Tokyo',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * iCalendar (RFC 5545) of the events, for the calendars of phones and offices.
 * @param now when it is made
 */
export function calendarOf(name: string, events: readonly CalendarEvent[], now: Date): string {
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hazama//Events//JA',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...TOKYO,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const { id, title, place, url, lines } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${id}@hazama`,
    `DTSTAMP:${stamp}`,
    ...whenLines(event),
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(lines.length > 0 ? [`DESCRIPTION:${escaped(lines.join('\n'))}`] : []),
    ...(url ? [`URL:${url}`] : []),
    'END:VEVENT',
  ];
}

/** With hours where both or the first are known; else whole days, of which the end is the day after. */
function whenLines({ heldOn, untilOn, startTime, endTime }: CalendarEvent): string[] {
  const at = (day: string, time: string) => `${plain(day)}T${time.replace(':', '')}00`;
  if (startTime === null)
    return [`DTSTART;VALUE=DATE:${plain(heldOn)}`, `DTEND;VALUE=DATE:${plain(dayAfter(untilOn ?? heldOn))}`];
  const start = `DTSTART;TZID=Asia/Tokyo:${at(heldOn, startTime)}`;
  // without an end it is a moment: nobody said how long it takes
  return endTime === null ? [start] : [start, `DTEND;TZID=Asia/Tokyo:${at(untilOn ?? heldOn, endTime)}`];
}

const plain = (day: string): string => day.replaceAll('-', '');

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(/\r?\n/g, '\\n').replaceAll(';', '\\;').replaceAll(',', '\\,');
}

/** Lines end after 75 bytes and go on after a blank; no letter is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const length = new TextEncoder().encode(letter).length;
    if (bytes + length > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += letter;
    bytes += length;
  }
  return [...parts, part].join('\r\n');
}
