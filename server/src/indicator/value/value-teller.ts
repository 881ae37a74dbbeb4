import { type Audience, type Language, type Measurement, partlyKnown, unknown } from '@hazama/geo';
import { latinAreaName } from '../../area/index.ts';
import { nameIn } from '../../wire/index.ts';
import { listCountedParts } from '../compute/count.ts';
import { findBusiestStop } from '../compute/departures.ts';
import { isJourney, needsTimetable, prepareAreas } from '../compute/measure-areas.ts';
import { findUnknownReason, measuredAreas } from '../compute/measured-areas.ts';
import { walkOf } from '../compute/method.ts';
import { listDayOpenings, openingPeriod, weekdaysOf } from '../compute/opening-hours.ts';
import { findPresentSince } from '../compute/presence.ts';
import { type ReferenceDay, referenceDayOf } from '../compute/reference-days.ts';
import { thresholdsIn } from '../compute/rural.ts';
import { findTimetableDay, type TimetableDay } from '../compute/timetable-day.ts';
import { dividedCellsOf } from '../explanation/divided-cells.ts';
import { explain, sourceWords } from '../explanation/explain.ts';
import type { Explanation } from '../explanation/explanation.ts';
import { type PlacesSeen, ruleOf } from '../explanation/explanation-input.ts';
import { findMainPlace } from '../explanation/main-place.ts';
import { findMiddlePerson } from '../explanation/middle-person.ts';
import { listCountedPlaces, placesSeen } from '../explanation/places-seen.ts';
import { sourcesOf } from '../explanation/sources.ts';
import { explainFinding, tellFinding } from '../pattern/tell-finding.ts';
import { shownTown } from '../shown/shown-town.ts';
import { hasStreets, type TownFacts } from '../town/town-facts.ts';
import type { Day, TownModel } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import { countedPeople } from './disclosure.ts';
import type { IndicatorValue } from './indicator-value.ts';
import { peopleWords, valueSentence } from './value-sentence.ts';

/** Puts values that are already disclosed into words. */
export interface ValueTeller {
  sentence(value: IndicatorValue, language: Language): Promise<string>;
  explanation(value: IndicatorValue, language: Language): Promise<Explanation>;
  /** Ids of the resources that it was counted from, those that stand in the area first. */
  countedPlaces(value: IndicatorValue): Promise<readonly string[]>;
  /** 運行日 of a value by the timetable; null where it is none, or no timetable speaks of a day. */
  serviceDay(value: IndicatorValue): Promise<Day | null>;
}

const NOTHING_SEEN: PlacesSeen = {
  counted: 0,
  neighbours: 0,
  withoutPlace: 0,
  withoutSchedule: 0,
  pastShelfLife: 0,
  undecidedStops: 0,
  withoutAmount: 0,
  withoutHours: 0,
};

/** @param audience who reads it: the values are already disclosed to them, what an explanation adds isn't. */
export function createValueTeller(towns: Towns, today: Day, audience: Audience): ValueTeller {
  const factsOf = ({ area, revision }: IndicatorValue) => towns.getFacts(area.municipalityCode, revision);
  const engineOf = async ({ area, revision, tried }: IndicatorValue) =>
    tried ?? shownTown(await towns.getEngine(area.municipalityCode, revision), audience);

  const sentence = async (value: IndicatorValue, language: Language): Promise<string> => {
    const { area, indicator, method, target, finding } = value;
    if (indicator.derivation && finding)
      return tellFinding(
        indicator.derivation,
        spokenName(area, language),
        { finding, isStale: value.state === 'STALE' },
        language,
      );
    return valueSentence(
      await factsOf(value),
      {
        definition: indicator.rule,
        area,
        method,
        target: target?.value ?? null,
        measurement: await withReason(value),
        sinceYear: await findSinceYear(value),
        serviceDay: await serviceDay(value),
        townValue: await findTownValue(value),
        weekdays: weekdaysOf((await findOpenings(value))?.openings ?? []),
        hasRunOut: (await findTimetable(value))?.hasRunOut ?? false,
      },
      language,
    );
  };

  /** Stored values don't say why one is missing. */
  const withReason = async (value: IndicatorValue): Promise<Measurement> => {
    if (value.state !== 'UNKNOWN') return value.measurement;
    const { area, indicator } = value;
    const engine = await engineOf(value);
    const reason = await findUnknownReason(engine, indicator.rule, area.id, referenceDay(engine.model, value));
    return reason ? unknown(reason) : value.measurement;
  };

  const findSinceYear = async (value: IndicatorValue): Promise<number | null> => {
    const { area, indicator, year } = value;
    if (indicator.measure !== 'presence' || value.value !== 1 || value.denominator !== null) return null;
    const { model } = await engineOf(value);
    const index = model.areaIndex.get(area.id);
    if (index === undefined) return null;
    return findPresentSince(model, indicator.rule.kindIds, index, referenceDayOf(model, year ?? 0, today));
  };

  const referenceDay = (model: TownModel, { year, askedDay }: IndicatorValue): ReferenceDay =>
    referenceDayOf(model, year ?? 0, today, askedDay);

  /** What an area's access is told beside. */
  const findTownValue = async (value: IndicatorValue): Promise<number | null> => {
    const { area, indicator } = value;
    if (indicator.measure !== 'access' || area.kind === 'MUNICIPALITY') return null;
    const engine = await engineOf(value);
    const ofAreas = await measuredAreas(engine, indicator.rule, referenceDay(engine.model, value));
    return ofAreas[engine.model.areas.findIndex(({ kind }) => kind === 'MUNICIPALITY')]?.value ?? null;
  };

  const findTimetable = async (value: IndicatorValue): Promise<TimetableDay | undefined> => {
    if (!needsTimetable(value.indicator.rule)) return undefined;
    const { model, timetable } = await engineOf(value);
    return findTimetableDay(timetable, referenceDay(model, value));
  };

  /** Of a value by the timetable the day that it is of; a round trip is of each opening's own, unless a day was asked for. */
  const findDay = async (value: IndicatorValue): Promise<TimetableDay | undefined> =>
    value.indicator.measure === 'roundtrip' && value.askedDay === null ? undefined : findTimetable(value);

  /** The openings that a round trip counts, and of when they are. */
  const findOpenings = async (value: IndicatorValue) => {
    const { indicator } = value;
    const found = indicator.measure === 'roundtrip' ? await findTimetable(value) : undefined;
    if (!found) return undefined;
    const engine = await engineOf(value);
    const on = referenceDay(engine.model, value);
    const period = openingPeriod(on, found);
    return { period, openings: listDayOpenings(engine.open(indicator.rule, on).places, period) };
  };

  const serviceDay = async (value: IndicatorValue): Promise<Day | null> =>
    (await findDay(value))?.serviceDay ?? value.askedDay;

  const seenBy = async (value: IndicatorValue): Promise<PlacesSeen> => {
    const { area, indicator } = value;
    if (indicator.measure === 'count' || indicator.measure === 'departures') return NOTHING_SEEN;
    const engine = await engineOf(value);
    return placesSeen(engine, indicator.rule, referenceDay(engine.model, value), area.id);
  };

  const knownShare = async (value: IndicatorValue): Promise<number | null> => {
    const { area, indicator, state, year } = value;
    const { people, measure } = indicator.rule;
    if (people === null || state === 'UNKNOWN' || state === 'SUPPRESSED') return null;
    const engine = await engineOf(value);
    const counted =
      measure === 'per1000' ? engine.people.all(year ?? 0, people) : engine.people.located(year ?? 0, people);
    const index = engine.model.areaIndex.get(area.id);
    return index === undefined ? null : partlyKnown(counted, index);
  };

  /** How the squares at an area's border were divided, and by which dataset: how people were counted, whoever asks. */
  const findDivided = async (value: IndicatorValue) => {
    const { model } = await engineOf(value);
    const area = model.areaIndex.get(value.area.id);
    return area === undefined ? undefined : dividedCellsOf(model, area);
  };

  const findExample = async (value: IndicatorValue) => {
    const { area, indicator, state } = value;
    if (indicator.measure !== 'access' || audience !== 'STAFF' || (state !== 'OK' && state !== 'STALE')) return null;
    const engine = await engineOf(value);
    const on = referenceDay(engine.model, value);
    await prepareAreas(engine, indicator.rule, on);
    return findMainPlace(engine, indicator.rule, on, area.id);
  };

  /** Counts of residents that no disclosure looks at: only staff are told. */
  const findMiddle = async (value: IndicatorValue) => {
    const { area, indicator, state } = value;
    if (audience !== 'STAFF' || (state !== 'OK' && state !== 'STALE')) return null;
    const engine = await engineOf(value);
    const on = referenceDay(engine.model, value);
    return findMiddlePerson(engine, indicator.rule, on, { areaId: area.id, value: value.value });
  };

  const findStop = async (value: IndicatorValue) => {
    if (value.indicator.measure !== 'departures') return null;
    const engine = await engineOf(value);
    const area = engine.model.areaIndex.get(value.area.id) ?? -1;
    return findBusiestStop(engine, area, referenceDay(engine.model, value))?.name ?? null;
  };

  /** What a sum is made of; of what may be withheld of an area by itself, for staff alone. */
  const findParts = async (value: IndicatorValue) => {
    const { area, indicator } = value;
    if (indicator.measure !== 'count') return [];
    const isForAll = countedPeople(indicator.rule, (await factsOf(value)).kinds) === 'NO_PEOPLE';
    if (audience !== 'STAFF' && !isForAll) return [];
    const engine = await engineOf(value);
    const index = engine.model.areaIndex.get(area.id) ?? -1;
    const parts = listCountedParts(engine, indicator.rule, referenceDay(engine.model, value), index);
    return parts.length > 1 ? parts : [];
  };

  return {
    sentence,
    serviceDay,
    countedPlaces: async (value) => {
      const { area, indicator } = value;
      const engine = await engineOf(value);
      const counted = listCountedPlaces(engine, indicator.rule, referenceDay(engine.model, value), area.id);
      return counted.map(({ id }) => id);
    },
    explanation: async (value, language) => {
      const facts = await factsOf(value);
      const { area, indicator, method, year, state, finding } = value;
      const divided = await findDivided(value);
      const sources = sourcesOf(facts, indicator.rule, sourceWords(language), divided?.weighedBy ?? null);
      if (indicator.derivation && finding)
        return { ...explainFinding(indicator.derivation, spokenName(area, language), finding, language), sources };
      const { value: shown, numerator, denominator, low, high } = value;
      const timetableDay = await findDay(value);
      const thresholds = thresholdsIn(facts, indicator.rule, area);
      const words = {
        kind: nameIn(indicator.rule.parameters.subject, language),
        people: nameIn(peopleWords(indicator.rule), language),
      };
      const explained = explain(
        {
          ...ruleOf(indicator.rule, words),
          thresholdMeters: thresholds.meters,
          ruralMeters: thresholds.ruralMeters,
          area: spokenName(area, language),
          method,
          walkMethod: isJourney(indicator.rule) ? walkOf(hasStreets(facts)).method : null,
          openDays: (await findOpenings(value))?.period ?? null,
          isGroup: isGroup(facts, value),
          year: year ?? 0,
          day: dayOf(facts, value, today),
          serviceDay: timetableDay?.serviceDay ?? value.askedDay,
          hasRunOut: (await findTimetable(value))?.hasRunOut ?? false,
          value: shown,
          numerator,
          denominator,
          low,
          high,
          mainPlace: await findExample(value),
          middle: await findMiddle(value),
          busiestStop: await findStop(value),
          parts: await findParts(value),
          isFewCountedTogether:
            audience !== 'STAFF' &&
            indicator.rule.people !== null &&
            countedPeople(indicator.rule, facts.kinds) !== 'NO_PEOPLE',
          border: area.boundarySource,
          knownShare: await knownShare(value),
          divided: divided?.cells ?? null,
          dataFrom: value.dataFrom,
          sentence: shown === null ? await sentence(value, language) : '',
          // how many places were counted doesn't tell about residents, what they reach does
          seen: state === 'SUPPRESSED' ? NOTHING_SEEN : await seenBy(value),
        },
        language,
      );
      return { ...explained, sources };
    },
  };
}

/** Languages written in Latin letters say a name in them, where its reading is known. */
function spokenName({ kind, name, nameKana }: IndicatorValue['area'], language: Language): string {
  if (language === 'JA' || language === 'JA_EASY') return name;
  return latinAreaName({ kind, name, nameKana }) ?? name;
}

function isGroup(facts: TownFacts, { area, denominator, indicator }: IndicatorValue): boolean {
  if (indicator.measure === 'presence' && denominator !== null) return true;
  return area.kind !== facts.reportingKind && area.kind !== 'NEIGHBOURHOOD';
}

function dayOf({ populationYears }: TownFacts, { year }: IndicatorValue, today: Day): Day {
  return referenceDayOf({ population: populationYears.map((counted) => ({ year: counted })) }, year ?? 0, today).day;
}
