import { MORNING } from '../travel-time/index.ts';
import { badInput } from '../wire/index.ts';
import type { TravelDirection } from './surfaces.ts';
import type { TravelTimeInput } from './travel-time.ts';

const MEDIAN = 50;
/** Four hours: who asks of a whole day asks of several windows. */
const MOST_MINUTES = 240;
/** A service day may run on into the morning. */
const LAST_MINUTE = 30 * 60;
/** One degree is at least so long in Japan's latitudes. */
const LEAST_METERS_PER_DEGREE = 85_000;

export interface TravelQuestion {
  /** To the fifth digit: two clicks on one spot are one question. */
  readonly place: readonly [longitude: number, latitude: number];
  readonly direction: TravelDirection;
  readonly fromMinutes: number;
  readonly untilMinutes: number;
  readonly percentile: number;
}

interface AskedTown {
  readonly name: string;
  /** [west, south, east, north] */
  readonly bounds: readonly [number, number, number, number];
  readonly bufferMeters: number;
}

/** @throws BAD_USER_INPUT saying what does not fit */
export function readTravelQuestion(input: TravelTimeInput, town: AskedTown): TravelQuestion {
  const fromMinutes = input.fromMinutes ?? MORNING.fromSeconds / 60;
  const untilMinutes = input.untilMinutes ?? MORNING.untilSeconds / 60;
  const percentile = input.percentile ?? MEDIAN;
  if (!(fromMinutes >= 0 && untilMinutes > fromMinutes && untilMinutes <= LAST_MINUTE))
    throw badInput(
      `出発の時間帯(fromMinutes ${fromMinutes}、untilMinutes ${untilMinutes})は、0時から30時までの分で、早いほうを先に書いてください。9時から11時なら 540 と 660 です。`,
    );
  if (untilMinutes - fromMinutes > MOST_MINUTES)
    throw badInput(
      `出発の時間帯は${MOST_MINUTES / 60}時間までにしてください(いまは${untilMinutes - fromMinutes}分あります)。`,
    );
  if (!(percentile >= 1 && percentile <= 99))
    throw badInput(`percentile は1から99までの数にしてください(いまは${percentile}です)。`);
  return { place: readPlace(input, town), direction: input.direction ?? 'FROM', fromMinutes, untilMinutes, percentile };
}

function readPlace(
  { longitude, latitude }: TravelTimeInput,
  { name, bounds: [west, south, east, north], bufferMeters }: AskedTown,
): readonly [number, number] {
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    const isSwapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
    throw badInput(
      `経度${longitude}、緯度${latitude}は位置になりません。${isSwapped ? '経度と緯度が入れかわっていないか、確かめてください。' : '度の数(経度136.1、緯度34.7のように)で書いてください。'}`,
    );
  }
  const margin = bufferMeters / LEAST_METERS_PER_DEGREE;
  const isNear =
    longitude >= west - margin &&
    longitude <= east + margin &&
    latitude >= south - margin &&
    latitude <= north + margin;
  if (!isNear)
    throw badInput(
      `この位置(経度${longitude}、緯度${latitude})は、${name}とそのまわり${bufferMeters / 1000}kmの外です。${name}の中の場所を選んでください。`,
    );
  return [rounded(longitude), rounded(latitude)];
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
