import type { AreaFact, AreaKind, TownFacts } from '../facts/town-facts.ts';
import { DEMO_SOURCE } from '../places/recipe-resources.ts';
import type { SampleText } from '../sample-town.ts';
import type { Geometry, Territory } from '../territory.ts';
import { csvText } from './csv-text.ts';

// short, as they stand on the map; what was done with them is told in the shapes' own source: ESTIMATED and DERIVED
const OUTLINE_SOURCE = '国土数値情報(国土交通省)を加工';
const OUTLINE_TERMS = '国土数値情報の約款';
const POINTS_SOURCE = '位置参照情報(国土交通省)を加工';
const POINTS_TERMS = '位置参照情報の約款';

interface KindOfFile {
  readonly kind: AreaKind;
  readonly boundarySource: 'DERIVED' | 'ESTIMATED';
  readonly source: string;
  readonly license?: string;
}

const FILES: readonly KindOfFile[] = [
  { kind: 'MUNICIPALITY', boundarySource: 'DERIVED', source: OUTLINE_SOURCE, license: OUTLINE_TERMS },
  // who belongs to which 圏域 is made up
  { kind: 'CARE_SPHERE', boundarySource: 'ESTIMATED', source: DEMO_SOURCE },
  { kind: 'FORMER_MUNICIPALITY', boundarySource: 'ESTIMATED', source: POINTS_SOURCE, license: POINTS_TERMS },
  { kind: 'DISTRICT', boundarySource: 'ESTIMATED', source: POINTS_SOURCE, license: POINTS_TERMS },
  { kind: 'RESIDENTS_COUNCIL', boundarySource: 'ESTIMATED', source: POINTS_SOURCE, license: POINTS_TERMS },
];

/** One GeoJSON per kind of area, the widest first: a parent is known before what it holds. */
export function areaFiles(facts: TownFacts, territory: Territory): SampleText[] {
  return FILES.flatMap(({ kind, boundarySource, source, license }) => {
    const areas = facts.areas.filter((area) => area.kind === kind);
    if (areas.length === 0) return [];
    const features = areas.map((area) => ({
      type: 'Feature',
      properties: { name: area.name, kana: area.nameKana, number: area.number, parent: area.parent },
      geometry: geometryOf(area, facts, territory),
    }));
    return [
      {
        name: `${kind.toLowerCase().replaceAll('_', '-')}.geojson`,
        command: 'areas',
        options: {
          kind,
          boundarySource,
          source,
          ...(license && { license }),
          nameField: 'name',
          kanaField: 'kana',
          numberField: 'number',
          parentField: 'parent',
        },
        text: JSON.stringify({ type: 'FeatureCollection', features }),
      },
    ];
  });
}

/** 町字 → area: the only thing known of an area without a shape. */
export function membershipFile(facts: TownFacts): SampleText {
  const rows = facts.towns.map(({ name, area, location }) => ({
    machi_aza: name,
    area,
    longitude: location[0],
    latitude: location[1],
  }));
  return {
    name: 'membership.csv',
    command: 'membership',
    options: { kind: facts.reportingKind, source: POINTS_SOURCE, license: POINTS_TERMS },
    text: csvText(['machi_aza', 'area', 'longitude', 'latitude'], rows),
  };
}

/** 町字 → point: by it addresses are placed, and searched for. */
export function addressFile(facts: TownFacts): SampleText {
  const rows = facts.towns.map(({ name, location }) => ({ town: name, longitude: location[0], latitude: location[1] }));
  return {
    name: 'addresses.csv',
    command: 'addresses',
    options: { source: POINTS_SOURCE, license: POINTS_TERMS },
    text: csvText(['town', 'longitude', 'latitude'], rows),
  };
}

function geometryOf(area: AreaFact, facts: TownFacts, territory: Territory): object | null {
  if (area.shape === 'none') return null;
  const coordinates: Geometry =
    area.shape === 'outline' ? territory.outline : territory.shapeOf((name) => isWithin(name, area.name, facts));
  return { type: 'MultiPolygon', coordinates };
}

/** Whether an area is another one or lies, by its parents, inside of it. */
function isWithin(name: string, whole: string, facts: TownFacts): boolean {
  if (name === whole) return true;
  const parent = facts.areas.find((area) => area.name === name)?.parent;
  return parent !== undefined && parent !== '' && isWithin(parent, whole, facts);
}
