import type { TrialChange } from '../edit/trial-draft.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly changes: readonly TrialChange[];
}

/** Why journeys can't be told: buses of which nobody says when they leave. */
export function UntimedNote({ indicator, changes }: Props) {
  const text = useText();
  if (!indicator.isJourney || !isUntimed(changes)) return null;
  return <p className="whatif-note">{text('whatif.untimed')}</p>;
}

const isUntimed = (changes: readonly TrialChange[]): boolean =>
  changes.some(
    (change) => change.kind === 'CHANGE_DEPARTURES' || (change.kind === 'ADD_PLACE' && (change.departures ?? 0) > 0),
  );
