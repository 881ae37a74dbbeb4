import { joinStopPlaces, type TransitStop } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

/** 1 m east, in degrees at this latitude. */
const METRE = 1 / 91_290;
const LATITUDE = 34.7;

interface Pole extends Partial<TransitStop> {
  /** Metres east of the origin; null: nobody says where. */
  readonly at: number | null;
}

/** The names of places with the numbers of their stops: 「駅前: 0 1」. */
function places(...poles: readonly Pole[]): string[] {
  const stops = poles.map(({ at, ...given }) => ({
    feed: 1,
    name: '駅前',
    isStation: false,
    parent: -1,
    longitude: at === null ? null : 136 + at * METRE,
    latitude: at === null ? null : LATITUDE,
    ...given,
  }));
  const { placeOf, stopOf } = joinStopPlaces(stops);
  return stopOf.map((standing, place) => {
    const own = [...placeOf.keys()].filter((stop) => placeOf[stop] === place);
    return `${stops[standing]?.name ?? ''}${standing}: ${own.join(' ')}`;
  });
}

describe('joinStopPlaces', () => {
  it('joins poles under their station, wherever they stand', () => {
    expect(places({ at: 0, isStation: true }, { at: 400, parent: 0 }, { at: -400, parent: 0 })).toEqual([
      '駅前0: 0 1 2',
    ]);
    expect(places({ at: 400, parent: 1 }, { at: 0, isStation: true })).toEqual(['駅前1: 0 1']);
  });

  it('joins poles of one name within 250 m, and no farther', () => {
    expect(places({ at: 0 }, { at: 249 })).toEqual(['駅前0: 0 1']);
    expect(places({ at: 0 }, { at: 252 })).toEqual(['駅前0: 0', '駅前1: 1']);
    expect(places({ at: 0 }, { at: 10, name: '役場前' })).toEqual(['駅前0: 0', '役場前1: 1']);
  });

  it('takes ways of writing a name for one name', () => {
    expect(places({ at: 0, name: '島ヶ原　駅前' }, { at: 9, name: '島ケ原駅前' })).toEqual(['島ヶ原　駅前0: 0 1']);
    expect(places({ at: 0, name: '駅前（１番のりば）' }, { at: 9 })).toEqual(['駅前（１番のりば）0: 0 1']);
    expect(places({ at: 0, name: '中央' }, { at: 9, name: '中央(北)' })).toHaveLength(2);
  });

  it('keeps stations apart that one timetable keeps apart, and joins those of two companies', () => {
    expect(places({ at: 0, isStation: true }, { at: 20, isStation: true })).toHaveLength(2);
    expect(places({ at: 0, isStation: true }, { at: 20, isStation: true, feed: 2 })).toEqual(['駅前0: 0 1']);
    // the second company's station joins the nearer of the first one's, its pole follows it
    expect(
      places(
        { at: 0, isStation: true },
        { at: 100, isStation: true },
        { at: 90, isStation: true, feed: 2 },
        { at: 95, parent: 2, feed: 2 },
      ),
    ).toEqual(['駅前0: 0', '駅前1: 1 2 3']);
  });

  it('joins nothing by distance where nobody says where it is', () => {
    expect(places({ at: null }, { at: null })).toHaveLength(2);
    expect(places({ at: 0, isStation: true }, { at: null, parent: 0 })).toEqual(['駅前0: 0 1']);
    expect(places()).toEqual([]);
  });

  it('answers as fast where thousands share a name', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({ at: at * 400 }));
    expect(places(...many.slice(0, 3))).toHaveLength(3);
    const stops = many.map(({ at }) => ({
      feed: 1,
      name: '公民館前',
      isStation: false,
      parent: -1,
      longitude: 130 + (at * METRE) / 2,
      latitude: LATITUDE,
    }));
    const from = performance.now();
    // 200 m apart each joins the one before it that stands for a place, every other one begins a new one
    expect(joinStopPlaces(stops).stopOf).toHaveLength(10_000);
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('puts a boarding area where its pole’s station is', () => {
    expect(places({ at: 0, isStation: true }, { at: 5, parent: 0 }, { at: 6, parent: 1 })).toEqual(['駅前0: 0 1 2']);
  });
});
