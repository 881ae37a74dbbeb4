import type { Text } from '../i18n/use-text.tsx';
import type { Camera, ViewState } from '../view-state.ts';
import type { FoundScreen } from './screens.ts';
import type { SearchHit } from './use-search.ts';

/** One line of the list, and where it leads. */
export interface SearchChoice {
  readonly id: string;
  readonly group: SearchGroup;
  readonly name: string;
  readonly detail: string | null;
  /** Icon of the resource's kind. */
  readonly icon: string | null;
  readonly to: Partial<ViewState>;
}

export type SearchGroup = SearchHit['group'] | 'SCREEN';

export const searchGroups: readonly SearchGroup[] = ['AREA', 'MACHI_AZA', 'RESOURCE', 'INDICATOR', 'SCREEN'];

const MOST = 8;

/** Close enough to read the names of places. */
const PLACE_ZOOM = 14.5;

/** At most eight, in the order of the groups; a group with much to show leaves room for the others. */
export function searchChoices(
  hits: readonly SearchHit[],
  screens: readonly FoundScreen[],
  text: Text,
): readonly SearchChoice[] {
  const all = [
    ...hits.map(choiceOf),
    ...screens.map(
      ({ name, to }): SearchChoice => ({ id: name, group: 'SCREEN', name: text(name), detail: null, icon: null, to }),
    ),
  ];
  const byGroup = searchGroups.map((group) => all.filter((choice) => choice.group === group));
  const kept = new Set<SearchChoice>();
  for (let rank = 0; kept.size < Math.min(MOST, all.length); rank++) {
    for (const choices of byGroup) {
      const choice = choices[rank];
      if (choice && kept.size < MOST) kept.add(choice);
    }
  }
  return byGroup.flat().filter((choice) => kept.has(choice));
}

function choiceOf(hit: SearchHit): SearchChoice {
  const { id, group, name, detail, kind } = hit;
  return { id: `${group}:${id}`, group, name, detail, icon: kind?.icon ?? null, to: destination(hit) };
}

function destination({ group, id, area, location }: SearchHit): Partial<ViewState> {
  const opened = { area: area?.number ?? null, tab: 'overview' } as const;
  if (group === 'INDICATOR') return { indicator: id };
  if (group === 'AREA') return opened;
  return { ...opened, tab: group === 'RESOURCE' ? 'resources' : 'overview', ...cameraAt(location) };
}

function cameraAt(location: SearchHit['location']): { readonly camera?: Camera } {
  if (!Array.isArray(location?.coordinates)) return {};
  const [longitude, latitude] = location.coordinates as readonly unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return {};
  return { camera: { longitude, latitude, zoom: PLACE_ZOOM } };
}
