import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import type { Search } from './use-siting.ts';

/** How far the search has come: the best so far, how many more are possible at most, and a way to end it. */
export function SitingStatus({ search }: { readonly search: Search }) {
  const text = useText();
  const format = useFormat();
  const { state, step } = search;
  const value = step?.value ?? null;
  const more = value === null || step?.bound == null ? null : Math.max(0, step.bound - value);
  // the bar is full when nothing more is possible
  const share = value === null || more === null ? 0 : value / Math.max(1, value + more);
  const words =
    state === 'failed'
      ? text('siting.status.failed')
      : value === null
        ? text(state === 'stopped' ? 'siting.status.stopped' : 'siting.status.waiting')
        : more === null || more < 0.5
          ? text('siting.status.best', { n: format.roundedPeople(value) })
          : text(state === 'searching' ? 'siting.status.searching' : 'siting.status.bestKnown', {
              n: format.roundedPeople(value),
              more: format.number(Math.ceil(more)),
            });
  return (
    <div className="siting-status">
      <progress aria-label={text('siting.status')} max={1} value={share} />
      <p role="status">{words}</p>
      {state === 'searching' && <Button onPress={search.stop}>{text('siting.stop')}</Button>}
      {state === 'stopped' && <Button onPress={search.again}>{text('siting.again')}</Button>}
    </div>
  );
}
