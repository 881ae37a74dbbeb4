import type { Visibility } from '@hazama/prisma';
import { addressTextKey } from '../address/index.ts';
import type { Statements } from '../database/index.ts';
import { fold } from '../name/index.ts';
import { nameIn } from '../wire/index.ts';
import { matchRank, parseQuery } from './match.ts';
import {
  listAreaNames,
  listGazetteerNames,
  listIndicatorNames,
  listMachiAzaNames,
  listResourceNames,
} from './name-index.repository.ts';
import type { SearchGroup } from './search-hit.ts';

/** One thing that can be found, with the folds of its names. */
export interface NameEntry {
  readonly group: SearchGroup;
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly keys: readonly string[];
  readonly visibility: Visibility;
  /** Of a 町字: the area that it belongs to, and its point as GeoJSON text. */
  readonly areaId: string | null;
  readonly location: string | null;
}

/** All names of one municipality at one revision and day, in the order in which equals are told. */
export type NameIndex = readonly NameEntry[];

export async function readNameIndex(database: Statements, code: string, day: string): Promise<NameIndex> {
  const [areas, machiAza, gazetted, resources, indicators] = await Promise.all([
    listAreaNames(database, code, day),
    listMachiAzaNames(database, code, day),
    listGazetteerNames(database, code),
    listResourceNames(database, code),
    listIndicatorNames(database, code),
  ]);
  // what belongs to an area is told with it
  const told = new Set(machiAza.map(({ name }) => addressTextKey(name)));
  return [
    ...areas.map(({ id, name, nameKana }) =>
      nameEntry({ group: 'AREA', id, name, detail: nameKana }, [name, nameKana]),
    ),
    ...machiAza.map(({ id, name, areaId, areaName, location }) =>
      nameEntry({ group: 'MACHI_AZA', id, name, detail: areaName, areaId, location }, [name]),
    ),
    ...gazetted
      .filter(({ name }) => !told.has(addressTextKey(name)))
      .map(({ id, name, location }) => nameEntry({ group: 'MACHI_AZA', id, name, location }, [name])),
    ...resources.map(({ id, name, nameKana, kindNames, visibility }) =>
      nameEntry({ group: 'RESOURCE', id, name, detail: nameIn(kindNames, 'JA'), visibility }, [name, nameKana]),
    ),
    ...indicators.map(({ id, names, definitions }) =>
      nameEntry({ group: 'INDICATOR', id, name: nameIn(names, 'JA'), detail: nameIn(definitions, 'JA') }, [
        ...Object.values(names),
        id,
      ]),
    ),
  ];
}

function nameEntry(
  part: Partial<NameEntry> & Pick<NameEntry, 'group' | 'id' | 'name'>,
  names: readonly (string | null)[],
): NameEntry {
  return {
    detail: null,
    visibility: 'PUBLIC',
    areaId: null,
    location: null,
    ...part,
    keys: names.flatMap((name) => (name ? [fold(name)] : [])),
  };
}

/** The best `first` of each group, best first, of what the levels of visibility let be known. */
export function findNames(
  index: NameIndex,
  text: string,
  first: number,
  levels: readonly Visibility[],
): readonly NameEntry[] {
  const query = parseQuery(text);
  if (!query) return [];
  const counts = new Map<SearchGroup, number>();
  return index
    .flatMap((entry) => {
      const rank = levels.includes(entry.visibility) ? matchRank(query, entry.keys) : undefined;
      return rank === undefined ? [] : [{ entry, rank, length: Math.min(...entry.keys.map((key) => key.length)) }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.length - b.length)
    .flatMap(({ entry }) => {
      const count = (counts.get(entry.group) ?? 0) + 1;
      counts.set(entry.group, count);
      return count <= first ? [entry] : [];
    });
}
