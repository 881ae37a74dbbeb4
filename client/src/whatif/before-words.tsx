import type { SiteTrialChange } from '../edit/trial-draft.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Trial } from './trial-query.ts';

interface Props {
  readonly change: SiteTrialChange;
  readonly trial: Pick<Trial, 'stops'> | null;
}

/** What stands on record of what a change is about: いま 毎週水曜. */
export function BeforeWords({ change, trial }: Props) {
  const text = useText();
  const format = useFormat();
  const { kind, scheduleBefore, capacityBefore } = change;
  if (kind === 'CHANGE_OPENINGS')
    return (
      <p className="whatif-note">{text('whatif.before', { words: scheduleBefore ?? text('whatif.before.none') })}</p>
    );
  if (kind === 'CHANGE_CAPACITY') {
    const words =
      capacityBefore === null
        ? text('whatif.before.none')
        : text('whatif.change.seats', { n: format.number(capacityBefore) });
    return <p className="whatif-note">{text('whatif.before', { words })}</p>;
  }
  // of the day that is looked at; where as many leave as today it goes without saying
  const stop = kind === 'CHANGE_DEPARTURES' ? trial?.stops.find(({ id }) => id === change.resource) : undefined;
  if (!stop) return null;
  const words = text('whatif.change.buses', { n: format.number(stop.before) });
  return <p className="whatif-note">{text('whatif.before', { words })}</p>;
}
