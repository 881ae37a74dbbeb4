import { useState } from 'react';
import { NO_SITE_CHANGE, type SiteTrialChange } from '../../edit/trial-draft.ts';
import { useText } from '../../i18n/use-text.tsx';
import { MOST_DEPARTURES } from '../../pins-view.ts';
import { Button } from '../../ui/button.tsx';
import { useTryChange } from './try-departure.tsx';

interface Props {
  readonly stop: { readonly id: string; readonly name: string };
  /** Of the day that is looked at; null: nobody knows. */
  readonly departures: number | null;
}

/** この停留所がなかったら, 1日の便の数が変わったら: of the stop whose timetable it is. */
export function TryStop({ stop, departures }: Props) {
  const text = useText();
  const tryChange = useTryChange();
  const [typed, setTyped] = useState(departures === null ? '' : String(departures));
  const written = typed.normalize('NFKC').trim();
  const count = /^\d{1,5}$/.test(written) && Number(written) <= MOST_DEPARTURES ? Number(written) : null;
  const onTry = (change: Pick<SiteTrialChange, 'kind'> & Partial<SiteTrialChange>) =>
    tryChange({ ...NO_SITE_CHANGE, resource: stop.id, name: stop.name, ...change });
  return (
    <div className="try-departure" role="group" aria-label={text('whatif.ofStop', { stop: stop.name })}>
      <p>{text('whatif.ofStop', { stop: stop.name })}</p>
      <Button onPress={() => onTry({ kind: 'REMOVE_PLACE' })}>{text('whatif.ifNotStop')}</Button>
      <label>
        <span>{text('whatif.place.departures')}</span>
        <input inputMode="numeric" size={6} value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <Button
        isDisabled={count === null || count === departures}
        onPress={() => count !== null && onTry({ kind: 'CHANGE_DEPARTURES', departures: count })}
      >
        {text('whatif.ifDepartures')}
      </Button>
    </div>
  );
}
