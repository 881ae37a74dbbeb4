import type {
  AccessInput,
  CountInput,
  CoverageInput,
  Measurement,
  NearestInput,
  PerThousandInput,
  PresenceInput,
  RoundTripInput,
  SentenceInput,
  Words,
} from '@hazama/geo';
import { measured } from '@hazama/geo';

export const gathering: Words = {
  ja: '集いの場',
  ja_easy: 'みんなが あつまる ところ',
  en: 'gathering place',
  pt: 'ponto de encontro',
};
export const meeting: Words = {
  ja: '地域福祉ネットワーク会議',
  ja_easy: 'ちいきの ことを はなしあう 会',
  en: 'community welfare network meeting',
  pt: 'reunião da rede de assistência comunitária',
};
export const coordinator: Words = {
  ja: '地域福祉コーディネーター',
  ja_easy: 'ちいきを 手つだう 人',
  en: 'community welfare coordinator',
  pt: 'coordenador de assistência comunitária',
};
export const busStop: Words = { ja: 'バス停', ja_easy: 'バスの のりば', en: 'bus stop', pt: 'ponto de ônibus' };
export const hospital: Words = { ja: '病院', ja_easy: 'びょういん', en: 'hospital', pt: 'hospital' };
export const commissioner: Words = {
  ja: '民生委員児童委員',
  ja_easy: 'みんせいいいん',
  en: 'welfare commissioner',
  pt: 'comissário de bem-estar',
};
export const older: Words = {
  ja: '65歳以上',
  ja_easy: '65さいより 上の 人',
  en: 'people aged 65 and over',
  pt: 'pessoas com 65 anos ou mais',
};
export const residents: Words = { ja: '住民', ja_easy: 'すんで いる 人', en: 'residents', pt: 'moradores' };
export const iga: Words = { ja: '伊賀市', ja_easy: '伊賀市', en: 'Iga', pt: 'Iga' };

/** 430 of 1,240 people are not yet reached, unless said otherwise. */
export function reachedOf(reached = 810, all = 1240): Measurement {
  return measured({ value: reached / all, numerator: reached, denominator: all, gapPeople: all - reached });
}

export function coverage(fields: Partial<CoverageInput> = {}): CoverageInput {
  return {
    measure: 'coverage',
    subject: 'THIS_AREA',
    kind: gathering,
    people: older,
    reach: { by: 'WALK', minutes: 15, method: 'street' },
    leastDepartures: null,
    measurement: reachedOf(),
    ...fields,
  };
}

export function presence(value: number, fields: Partial<PresenceInput> = {}): PresenceInput {
  return {
    measure: 'presence',
    subject: 'THIS_AREA',
    kind: meeting,
    mode: 'body',
    sinceYear: null,
    measurement: measured({ value }),
    ...fields,
  };
}

export function nearest(fields: Partial<NearestInput> = {}): NearestInput {
  return {
    measure: 'nearest',
    subject: 'THIS_AREA',
    kind: gathering,
    people: older,
    statistic: 'median',
    method: 'street',
    measurement: measured({ value: 478, denominator: 1240 }),
    ...fields,
  };
}

/** 4 places for 1,240 people: 3.2 for 1,000. */
export function perThousand(fields: Partial<PerThousandInput> = {}): PerThousandInput {
  return {
    measure: 'per1000',
    subject: 'THIS_AREA',
    kind: gathering,
    people: older,
    unit: 'PLACES',
    target: null,
    measurement: measured({ value: 4000 / 1240, numerator: 4, denominator: 1240 }),
    ...fields,
  };
}

/** 1.5 places for 1,000 people, half the town's 3. */
export function access(fields: Partial<AccessInput> = {}, value = 1.5): AccessInput {
  return {
    measure: 'access',
    subject: 'THIS_AREA',
    kind: gathering,
    people: older,
    unit: 'PLACES',
    isShared: true,
    reach: { meters: 1800, minutes: 30, method: 'street' },
    townValue: 3,
    townKind: '市',
    measurement: measured({ value, denominator: 1240 }),
    ...fields,
  };
}

export function count(value: number, counts: CountInput['counts']): CountInput {
  return { measure: 'count', subject: 'THIS_AREA', kind: commissioner, counts, measurement: measured({ value }) };
}

export function travelTime(
  statistic: 'p50' | 'p90',
  measurement = measured({ value: 24, denominator: 1240 }),
): SentenceInput {
  return { measure: 'traveltime', subject: 'THIS_AREA', kind: hospital, people: residents, statistic, measurement };
}

/** Who gets to the gathering place and home again, on Wednesdays. */
export function roundTrip(fields: Partial<RoundTripInput> = {}): RoundTripInput {
  return {
    measure: 'roundtrip',
    subject: 'THIS_AREA',
    kind: gathering,
    people: older,
    weekdays: [2],
    measurement: reachedOf(810),
    ...fields,
  };
}

export function departures(value: number): SentenceInput {
  return { measure: 'departures', subject: 'THIS_AREA', kind: busStop, measurement: measured({ value }) };
}

export function meetingsIn(present: number, all: number, unconfirmedAreas = 0): SentenceInput {
  return {
    measure: 'presenceShare',
    subject: { name: iga },
    kind: meeting,
    mode: 'body',
    unconfirmedAreas,
    measurement: measured({ value: present / all, numerator: present, denominator: all }),
  };
}
