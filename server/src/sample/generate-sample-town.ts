import type { Day } from '@hazama/geo';
import { readTownFacts } from './facts/read-town-facts.ts';
import { agreementsCsv } from './files/agreements-csv.ts';
import { addressFile, areaFiles, membershipFile } from './files/area-files.ts';
import { assignmentsCsv } from './files/assignments-csv.ts';
import { countsCsv } from './files/counts-csv.ts';
import { csvText } from './files/csv-text.ts';
import { eventsCsv } from './files/events-csv.ts';
import { populationCsv } from './files/population-csv.ts';
import { presenceCsv } from './files/presence-csv.ts';
import { zonesGeojson } from './files/zones-geojson.ts';
import { settlePeople } from './people/people.ts';
import { chooseGatheringSites } from './places/gathering-sites.ts';
import { KNOWN_PLACES_SOURCE, recordKnownPlaces } from './places/known-places.ts';
import { cookResources, DEMO_SOURCE } from './places/recipe-resources.ts';
import { numberResources, resourcesCsv } from './places/sample-resource.ts';
import type { SampleFile, SampleTown } from './sample-town.ts';
import { layOutTerritory } from './territory.ts';
import { layOutBuses } from './transit/bus-network.ts';
import { timetableFiles } from './transit/timetable-files.ts';

/**
 * Makes the files of a sample town: real names of areas and 町字, people and records made up. The same slug and day give
 * the same bytes; `asOf` is the day on which most records were confirmed lately, some 14 and 26 months ago.
 * @throws RangeError when there is no sample of that slug
 */
export function generateSampleTown(slug: string, asOf: Day): SampleTown {
  const facts = readTownFacts(slug);
  const territory = layOutTerritory(facts);
  const cells = settlePeople(facts, territory);
  const buses = layOutBuses(facts, territory);
  const workshop = { facts, territory, cells, buses, sites: chooseGatheringSites(facts, cells), asOf };
  const known = recordKnownPlaces(workshop);
  const resources = numberResources(slug, [...known, ...cookResources(workshop)]);
  const { code, name, nameKana, prefecture, reportingKind } = facts;
  const demo = { source: DEMO_SOURCE, asOf };
  const censusDay = `${Math.max(...facts.populations.keys())}-10-01`;
  const files: SampleFile[] = [
    ...areaFiles(facts, territory),
    membershipFile(facts),
    addressFile(facts),
    {
      name: 'population.csv',
      command: 'population',
      options: { source: DEMO_SOURCE, asOf: censusDay },
      text: populationCsv(cells),
    },
    {
      name: 'known-places.csv',
      command: 'resources',
      options: { source: KNOWN_PLACES_SOURCE, license: '国土地理院コンテンツ利用規約', asOf },
      text: resourcesCsv(resources.slice(0, known.length)),
    },
    { name: 'resources.csv', command: 'resources', options: demo, text: resourcesCsv(resources.slice(known.length)) },
    { name: 'zones.geojson', command: 'zones', options: demo, text: zonesGeojson(facts, territory) },
    ...timetableFiles(buses, facts.transit, asOf),
    { name: 'presence.csv', command: 'presence', options: demo, text: presenceCsv(workshop, resources) },
    { name: 'counts.csv', command: 'counts', options: demo, text: countsCsv(workshop) },
    { name: 'agreements.csv', command: 'agreements', options: demo, text: agreementsCsv(workshop, resources) },
    { name: 'assignments.csv', command: 'assignments', options: demo, text: assignmentsCsv(workshop) },
    {
      name: 'targets.csv',
      command: 'targets',
      options: demo,
      text: csvText(['indicator', 'area', 'value', 'year', 'source'], facts.targets),
    },
    {
      name: 'plan.csv',
      command: 'plan',
      options: { source: facts.planName },
      text: csvText(['code', 'parent', 'level', 'title', 'owner', 'related_plan'], facts.plan),
    },
    { name: 'events.csv', command: 'events', options: demo, text: eventsCsv(workshop, resources) },
  ];
  return { municipality: { code, slug, name, nameKana, prefecture, reportingKind }, files };
}
