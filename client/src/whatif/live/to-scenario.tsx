import { changeTrial, NEW_SCENARIO, type SiteTrialChange } from '../../edit/trial-draft.ts';
import { useConnection } from '../../graphql/connection.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { PinsView } from '../../pins-view.ts';
import { useMayEdit } from '../../town/session.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { changeView } from '../../view-state.ts';
import { trialChangesOf } from './trial-changes.ts';
import type { PlaceOfToday } from './use-places-of-today.ts';

interface Props {
  readonly pins: PinsView;
  readonly places: readonly PlaceOfToday[];
  readonly indicator: TownIndicator | null;
}

/** Hands the pins over as changes of a scenario, which can be named, kept and compared. */
export function ToScenario({ pins, places, indicator }: Props) {
  const text = useText();
  const mayEdit = useMayEdit();
  const { online } = useConnection();
  const { municipality } = useTown();
  const kind = indicator?.kinds[0] ?? null;
  const isTried = pins.pins.length + pins.gone.length + pins.moved.length + pins.facts.length > 0;
  if (!mayEdit || kind === null || !isTried) return null;
  const hand = () => {
    const own = trialChangesOf(pins, places, kind);
    changeTrial({
      town: municipality.code,
      scenario: NEW_SCENARIO,
      saved: [],
      words: text('live.handed'),
      change: (changes) => [
        // handed over once more, they take the place of themselves
        ...changes.filter((change) => !('resourceKind' in change) || !own.some((each) => isSamePlace(each, change))),
        ...own,
      ],
    });
    changeView({ screen: 'whatif', scenario: NEW_SCENARIO, indicator: indicator?.id ?? null });
  };
  return (
    <div>
      <Button isDisabled={!online} onPress={hand}>
        {text('live.toScenario')}
      </Button>
      {!online && <p className="whatif-note">{text('live.offline.save')}</p>}
    </div>
  );
}

const isSamePlace = (one: SiteTrialChange, other: SiteTrialChange): boolean =>
  one.kind === other.kind && one.key === other.key && one.resource === other.resource;
