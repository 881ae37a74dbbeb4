import { ANOTHER_DAY, AREA_IDS, areaId, CODE, cellAt, cellsOfTown, placeId, type World, YEARS } from './town.ts';
import type { Questions } from './walk-schema.ts';

const text = JSON.stringify;
/** A value as it is written in a query: names without quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value instanceof Name) return value.name;
  if (typeof value !== 'object' || value === null) return text(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${literal(inner)}`);
  return `{${fields.join(', ')}}`;
}
class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
const named = (name: string) => new Name(name);
const input = (value: Readonly<Record<string, unknown>>) => `(input: ${literal({ municipality: CODE, ...value })})`;

export const COVERAGE = ['coverage.salon', 'coverage.children-centre', 'coverage.designated-shelter'];
const [SALON, CHILDREN, SHELTER] = COVERAGE as [string, string, string];
/** Of each measure one: of other years, days and 時点 these are asked, for all indicators of them would take seconds. */
const SOME = new Set([
  ...COVERAGE,
  'coverage.bus-stop',
  'nearest.salon',
  'nearest.salon.mean',
  'per1000.salon',
  'per1000.salon.seats',
  'access.e2sfca.salon',
  'access.e2sfca.clinic.transit',
  'traveltime.clinic',
  'inequality.coverage.salon',
  'cluster.coverage.salon',
  'count.guardianship-petition',
]);
const at = (column: number, row: number) => {
  const [longitude, latitude] = cellAt(column, row).centre;
  return { longitude, latitude };
};
const pin = (column: number, row: number, key = 'pin') => ({ key, ...at(column, row) });
const candidates = cellsOfTown
  .filter((_, cell) => cell % 3 === 0)
  .map(([column, row]) => pin(column, row, `${column}-${row}`));

/** What is asked of the siting of places; a stream is asked the same. One goes to a thread of its own, which takes its time to begin. */
const SITINGS: readonly Readonly<Record<string, unknown>>[] = [
  { indicator: SALON, count: 2, candidates, capacity: 45, perArea: 2, equity: {} },
  { indicator: SALON, count: 2 },
  { indicator: CHILDREN, count: 2, candidates },
  { indicator: SHELTER, count: 1, areas: [areaId('d1')] },
  { indicator: SALON, count: 4, candidates, method: named('LSCP'), share: 0.6 },
  { indicator: SALON, count: 2, candidates, method: named('P_MEDIAN') },
  { indicator: CHILDREN, count: 2, grid: { meters: 250 }, method: named('P_CENTER') },
  // what can't be done: what is said of it holds no number either
  { indicator: SALON, count: 1, candidates: [pin(3, 0)], method: named('LSCP') },
  { indicator: SALON, count: 1, candidates: [pin(0, 0)] },
];

/** A search as a stream tells it. */
export const STREAMED = `subscription { sitingProgress${input(SITINGS.at(-1) ?? {})} {
  isWaiting value bound plan { bound curve places { key added } ties { key added } unreachablePeople areasLeft { people } }
} }`;

/** Types and fields whose numbers are not about residents, and what they are about. The town here has none of most of them. */
export const NO_RESIDENTS: Readonly<Record<string, string>> = {
  'AreaTransit.ruralReachMeters': 'how far people walk where houses are few, by the catalogue',
  'Population.age15To64':
    'no such column here: the sources that ship have none, and the attacker reckons it from the others',
  NearMachiAza: 'how far a 町字 is',
  AddressPlace: 'where an address is',
  Agreement: '協定',
  Assignment: '役割',
  PlanTarget: 'what a plan aims at',
  ResourceChange: 'lines of files, of resources',
  ResourceProvenance: 'lines of files, of resources',
  ResourceDuplicate: 'how far resources are apart',
  Duplicate: 'how alike resources are',
  DuplicateReason: 'how alike resources are',
  AddedPlace: 'what somebody wrote of a place that could be',
  DeparturesChange: 'how often somebody lets buses leave a stop in a trial',
  TripChange: 'times of buses',
  StopTimetable: 'times of buses',
  StopLine: 'times of buses',
  StopDeparture: 'times of buses',
  BusLineSource: 'roads that buses take',
  ImportIssue: 'files that came in, for staff alone',
  ImportJob: 'files on their way in, for staff alone',
  RecognisedFileType: 'files on their way in, for staff alone',
  ImportSheet: 'files on their way in, for staff alone',
  ImportSaid: 'files on their way in, for staff alone',
  ImportChanges: 'files on their way in, for staff alone',
  ImportProgress: 'files on their way in, for staff alone',
  ImportRow: 'files on their way in, for staff alone',
  ImportRowNote: 'files on their way in, for staff alone',
  ImportPlace: 'files on their way in, for staff alone',
  ImportColumn: 'files on their way in, for staff alone',
  ImportUnknownKind: 'files on their way in, for staff alone',
  ImportPlaceCounts: 'files on their way in, for staff alone',
  ReviewRow: 'rows that wait for a decision, for staff alone',
  ReviewReason: 'rows that wait for a decision, for staff alone',
  ReviewImport: 'rows that wait for a decision, for staff alone',
};

/**
 * How every field of the API is asked about the town.
 * @param indicators ids of those that the audience may know of
 */
export function questionsOf({ scenarios, line, trip }: World, indicators: readonly string[]): Questions {
  const ids = text(indicators);
  // in words of a kind of each sort; the numbers of all are asked as history
  const toldIds = text(indicators.filter((id) => !/gathering|ibasho|kominkan/.test(id)));
  const someIds = text(indicators.filter((id) => SOME.has(id)));
  const changes = [
    { place: { ...pin(0, 1), kind: 'salon', name: '新', schedule: '毎週水曜 10:00-12:00', capacity: 10 } },
    { move: { resource: placeId(1), ...at(6, 4) } },
    { removal: { resource: placeId(2) } },
    { capacity: { resource: placeId(0), capacity: 40 } },
    { trip: { kind: named('REMOVE_TRIP'), trip, startSeconds: 32_400 } },
    { openings: { resource: placeId(0), schedule: '第1月曜 10:00-12:00' } },
  ];
  return {
    holders: {
      Municipality: 'Query.municipality',
      Area: 'Municipality.areas',
      Resource: 'Query.resource',
      ResourceKind: 'Municipality.resourceKinds',
      Indicator: 'Query.indicators',
      Scenario: 'Query.scenario',
      Action: 'Query.actions',
      Agreement: 'Query.agreement',
      Assignment: 'Query.assignment',
      Transit: 'Query.transit',
      ImportJob: 'Query.importJob',
    },
    everywhere: { municipality: text(CODE), code: text(CODE), indicator: text(SALON) },
    asked: {
      'Query.area': [`(id: ${text(areaId('d1'))})`],
      'Query.resource': [`(id: ${text(placeId(0))})`],
      'Query.agreement': [`(id: "${CODE}-none")`],
      'Query.assignment': [`(id: "${CODE}-none")`],
      'Query.import': [`(id: "${CODE}-none")`],
      'Query.importJob': [`(id: "${CODE}-none")`],
      'Query.scenario': [`(id: ${text(scenarios[0])})`],
      'Query.municipalityBySlug': ['(slug: "hikizan")'],
      'Query.addressPlace': [`(municipality: "${CODE}", address: "引算町1")`],
      'Query.scheduleReading': ['(text: "毎週水曜 10:00-12:00")'],
      'Query.search': [`(municipality: "${CODE}", text: "d1")`, `(municipality: "${CODE}", text: "サロン")`],
      'Query.resources': [`(filter: { municipality: "${CODE}" })`, `(filter: { areas: ["${areaId('d1')}"] })`],
      'Query.events': [`(filter: { municipality: "${CODE}" })`],
      'Query.pattern': [SALON, 'per1000.salon'].map((id) => `(municipality: "${CODE}", indicator: "${id}")`),
      'Query.sensitivity': [
        ...COVERAGE.map((id) => `(municipality: "${CODE}", area: "${areaId('d1')}", indicator: "${id}")`),
        `(municipality: "${CODE}", area: "${areaId('d1')}", indicator: "nearest.salon")`,
      ],
      'Query.nextPlaceSensitivity': [
        input({ indicator: SALON, count: 1, candidates }),
        input({ indicator: CHILDREN, count: 1, grid: { meters: 250 } }),
      ],
      'Query.siting': SITINGS.map(input),
      'Query.whatIf': [
        ...COVERAGE.map((indicator) => input({ indicator, add: [pin(0, 0), pin(6, 4, 'other')], areas: AREA_IDS })),
        input({ indicator: SALON, move: [{ resource: placeId(0), ...at(1, 1) }], areas: AREA_IDS }),
        input({ indicator: SALON, remove: [placeId(0)], areas: AREA_IDS, serviceDate: ANOTHER_DAY }),
        input({ indicator: 'coverage.bus-stop', place: [{ ...pin(6, 4), kind: 'bus-stop', departures: 9 }] }),
      ],
      'Query.trial': [
        input({ changes, areas: AREA_IDS }),
        input({ scenario: scenarios[0], areas: AREA_IDS }),
        input({ changes: changes.slice(0, 1), areas: AREA_IDS, serviceDate: ANOTHER_DAY }),
      ],
      'Trial.effect': [SALON, 'per1000.salon', 'nearest.salon'].map((id) => `(indicator: "${id}")`),
      'Trial.people': COVERAGE.map((id) => `(indicator: "${id}")`),
      'Query.compareScenarios': [SALON, 'nearest.salon', 'coverage.bus-stop'].map(
        (id) => `(ids: ${text(scenarios)}, indicator: "${id}")`,
      ),
      'Trial.cells': [`(indicator: "${SALON}")`],
      'Area.population': YEARS.map((year) => `(year: ${year})`),
      'Area.values': [
        `(indicators: ${toldIds})`,
        `(indicators: ${someIds}, year: 2020)`,
        `(indicators: ${someIds}, snapshot: "${CODE}-s1")`,
        `(indicators: ${someIds}, serviceDate: "${ANOTHER_DAY}")`,
      ],
      'Area.history': [`(indicators: ${ids})`],
      'Area.unreached': COVERAGE.flatMap((id) => YEARS.map((year) => `(indicator: "${id}", year: ${year})`)),
      'Area.transit': ['', `(serviceDate: "${ANOTHER_DAY}")`],
      'IndicatorValue.countedPlaces': ['(first: 3)'],
      'Municipality.nearMachiAza': [`(longitude: ${at(0, 0).longitude}, latitude: ${at(0, 0).latitude})`],
      'Transit.lineCoverage': ['', `, serviceDate: "${ANOTHER_DAY}"`].map((day) => `(line: "${line}"${day})`),
      'Transit.lineRuns': [`(line: "${line}", serviceDate: "${ANOTHER_DAY}")`],
      'Transit.lines': [`(serviceDate: "${ANOTHER_DAY}")`],
      'Transit.stopPlaces': [`(serviceDate: "${ANOTHER_DAY}")`],
      'Transit.stopTimetable': [`(stopPlace: "west", serviceDate: "${ANOTHER_DAY}")`],
      'Transit.travelTime': [at(0, 0), at(6, 4)].map((from) => `(input: ${literal(from)})`),
      'ImportJob.changesOf': ['(change: added)'],
      'ImportJob.rowsOf': ['(verdict: review)'],
    },
  };
}
