/** ここから行ける範囲・ここへ来られる範囲, as the address of the map holds it. */
export interface TravelView {
  readonly direction: 'from' | 'to';
  /** Degrees, to the fourth digit as the camera's. */
  readonly latitude: number;
  readonly longitude: number;
  /** One leaves at any minute from the first to before the second: minutes after midnight. */
  readonly fromMinutes: number;
  readonly untilMinutes: number;
}

/** 9 to 11 in the morning. */
const MORNING = { fromMinutes: 540, untilMinutes: 660 } as const;

/** Four hours, as the API has it. */
const MOST_TRAVEL_MINUTES = 240;

export function travelAt(
  direction: TravelView['direction'],
  [longitude, latitude]: readonly [number, number],
): TravelView {
  return { direction, longitude: rounded(longitude), latitude: rounded(latitude), ...MORNING };
}

/** `go=from,34.7601,136.1301`, `leave=0900-1100`; what is not said is the default, what makes no sense is none. */
export function parseTravel(query: URLSearchParams): TravelView | null {
  const [direction, latitudeText, longitudeText] = (query.get('go') ?? '').split(',');
  const [latitude, longitude] = [Number(latitudeText), Number(longitudeText)];
  if (direction !== 'from' && direction !== 'to') return null;
  if (!latitudeText || !longitudeText || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { ...travelAt(direction, [longitude, latitude]), ...parseWindow(query.get('leave')) };
}

export function formatTravel(travel: TravelView | null): readonly [name: string, value: string | null][] {
  if (!travel) return [];
  const { direction, latitude, longitude, fromMinutes, untilMinutes } = travel;
  const isMorning = fromMinutes === MORNING.fromMinutes && untilMinutes === MORNING.untilMinutes;
  return [
    ['go', `${direction},${latitude.toFixed(4)},${longitude.toFixed(4)}`],
    ['leave', isMorning ? null : `${digits(fromMinutes)}-${digits(untilMinutes)}`],
  ];
}

export function fitsWindow(fromMinutes: number, untilMinutes: number): boolean {
  return untilMinutes > fromMinutes && untilMinutes - fromMinutes <= MOST_TRAVEL_MINUTES;
}

function parseWindow(text: string | null): Pick<TravelView, 'fromMinutes' | 'untilMinutes'> {
  const [, fromHour, fromMinute, untilHour, untilMinute] =
    /^([0-2]\d)([0-5]\d)-([0-2]\d)([0-5]\d)$/.exec(text ?? '')?.map(Number) ?? [];
  const fromMinutes = (fromHour ?? 0) * 60 + (fromMinute ?? 0);
  const untilMinutes = (untilHour ?? 0) * 60 + (untilMinute ?? 0);
  return fitsWindow(fromMinutes, untilMinutes) ? { fromMinutes, untilMinutes } : MORNING;
}

const digits = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;

const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
