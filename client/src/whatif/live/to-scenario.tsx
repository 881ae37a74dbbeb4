import { scheduleOf } from '@hazama/geo';
import { changeTrial, NEW_SCENARIO, NO_SITE_CHANGE, type SiteTrialChange } from '../../edit/trial-draft.ts';
import { useConnection } from '../../graphql/connection.ts';
import { useText } from '../../i18n/use-text.tsx';
import { NO_FACTS, type PinsView } from '../../pins-view.ts';
import { useMayEdit } from '../../town/session.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { changeView } from '../../view-state.ts';
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
    const own = changesOf(pins, places, kind);
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

/** As a scenario has them: each pin and each change of a place with the words that stand beside it. */
function changesOf({ pins, gone, moved, facts }: PinsView, places: readonly PlaceOfToday[], kind: string) {
  const onRecord = (id: string) => {
    const place = places.find((each) => each.id === id);
    return {
      ...NO_SITE_CHANGE,
      resource: id,
      // of another kind than the indicator's, where it was moved while another was chosen
      resourceKind: place?.kind ?? null,
      name: place?.name ?? null,
      scheduleBefore: place?.schedule ?? null,
      capacityBefore: place?.capacity ?? null,
    };
  };
  const said = (key: string) => facts.find((each) => each.key === key) ?? NO_FACTS;
  const ofPlaces = facts.filter(({ key }) => !pins.some(({ letter }) => letter === key));
  return [
    ...pins.map(({ letter, point: [longitude, latitude] }): SiteTrialChange => {
      const { opening, capacity, departures } = said(letter);
      return {
        ...NO_SITE_CHANGE,
        kind: 'ADD_PLACE',
        key: `pin-${letter}`,
        name: letter,
        resourceKind: kind,
        longitude,
        latitude,
        schedule: opening && scheduleOf(opening),
        capacity,
        departures,
      };
    }),
    ...moved.map(({ id, point: [longitude, latitude] }): SiteTrialChange => {
      return { ...onRecord(id), kind: 'MOVE_PLACE', longitude, latitude };
    }),
    ...gone.map((id): SiteTrialChange => ({ ...onRecord(id), kind: 'REMOVE_PLACE' })),
    ...ofPlaces.flatMap(({ key, opening, capacity }): SiteTrialChange[] => [
      ...(opening ? [{ ...onRecord(key), kind: 'CHANGE_OPENINGS' as const, schedule: scheduleOf(opening) }] : []),
      ...(capacity === null ? [] : [{ ...onRecord(key), kind: 'CHANGE_CAPACITY' as const, capacity }]),
    ]),
  ];
}

const isSamePlace = (one: SiteTrialChange, other: SiteTrialChange): boolean =>
  one.kind === other.kind && one.key === other.key && one.resource === other.resource;
