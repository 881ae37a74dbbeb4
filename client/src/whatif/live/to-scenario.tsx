import { changeTrial, NEW_SCENARIO, NO_SITE_CHANGE, type SiteTrialChange } from '../../edit/trial-draft.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { PinsView } from '../../pins-view.ts';
import { useMayEdit } from '../../town/session.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { changeView } from '../../view-state.ts';

interface Props {
  readonly pins: PinsView;
  readonly indicator: TownIndicator | null;
}

/** Hands the pins over as changes of a scenario, which can be named, kept and compared. */
export function ToScenario({ pins: { pins, gone }, indicator }: Props) {
  const text = useText();
  const mayEdit = useMayEdit();
  const { municipality } = useTown();
  const kind = indicator?.kinds[0] ?? null;
  if (!mayEdit || kind === null || pins.length + gone.length === 0) return null;
  const hand = () => {
    const added = pins.map(
      ({ letter, point: [longitude, latitude] }): SiteTrialChange => ({
        ...NO_SITE_CHANGE,
        kind: 'ADD_PLACE',
        key: `pin-${letter}`,
        name: letter,
        resourceKind: kind,
        longitude,
        latitude,
      }),
    );
    const removed = gone.map(
      (resource): SiteTrialChange => ({ ...NO_SITE_CHANGE, kind: 'REMOVE_PLACE', resource, resourceKind: kind }),
    );
    changeTrial({
      town: municipality.code,
      scenario: NEW_SCENARIO,
      saved: [],
      words: text('live.handed'),
      change: (changes) => [
        // handed over once more, they take the place of themselves
        ...changes.filter(
          (change) => !('resourceKind' in change) || ![...added, ...removed].some((own) => isSamePlace(own, change)),
        ),
        ...added,
        ...removed,
      ],
    });
    changeView({ screen: 'whatif', scenario: NEW_SCENARIO, indicator: indicator?.id ?? null });
  };
  return <Button onPress={hand}>{text('live.toScenario')}</Button>;
}

const isSamePlace = (one: SiteTrialChange, other: SiteTrialChange): boolean =>
  one.kind === other.kind && one.key === other.key && one.resource === other.resource;
