import { isSiteTrialChange, type TrialChange } from '../edit/trial-draft.ts';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';

/** What is asked of a trial where nobody has chosen: near a stop with many buses. */
const NEAR_A_STOP = 'coverage.bus-stop';

/** The indicator that a trial is about: the one in the address, else one of who is within reach of what is changed. Null where the town has none. */
export function useTrialIndicator(changes: readonly TrialChange[]): TownIndicator | null {
  const { indicators } = useTown();
  const { indicator: chosen } = useViewState();
  const asked = indicators.find(({ id, available }) => id === chosen && available);
  if (asked) return asked;
  const kinds = changes.flatMap((change) => (isSiteTrialChange(change) ? (change.resourceKind ?? []) : []));
  return (
    indicators.find((indicator) => counts(indicator) && indicator.kinds.some((kind) => kinds.includes(kind))) ??
    indicators.find(({ id }) => id === NEAR_A_STOP) ??
    indicators.find(counts) ??
    null
  );
}

export const isNearAStop = ({ id }: TownIndicator): boolean => id.startsWith(NEAR_A_STOP);

const counts = ({ measure, available }: TownIndicator): boolean => measure === 'coverage' && available;
