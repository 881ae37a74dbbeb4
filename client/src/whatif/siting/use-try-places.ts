import { changeTrial, lastOpenTrial, NO_SITE_CHANGE, type SiteTrialChange } from '../../edit/trial-draft.ts';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { changeView } from '../../view-state.ts';
import type { SitedPlace } from './siting-query.ts';

/** もしに入れる: the places as changes of the scenario that was looked at last, each once; the message that follows takes them back. */
export function useTryPlaces(indicator: TownIndicator): (places: readonly SitedPlace[]) => void {
  const text = useText();
  const { municipality } = useTown();
  return (places) => {
    const open = lastOpenTrial(municipality.code);
    const added = places.map(
      ({ key, name, longitude, latitude }): SiteTrialChange => ({
        ...NO_SITE_CHANGE,
        kind: 'ADD_PLACE',
        key: `siting-${key}`,
        resourceKind: indicator.kinds[0] ?? null,
        name,
        longitude,
        latitude,
      }),
    );
    changeTrial({
      ...open,
      words: text('siting.tried', { n: places.length }),
      change: (changes) => {
        const there = new Set(changes.flatMap((change) => ('key' in change ? [change.key] : [])));
        return [...changes, ...added.filter(({ key }) => !there.has(key))];
      },
    });
    changeView({ screen: 'whatif', scenario: open.scenario, indicator: indicator.id });
  };
}
