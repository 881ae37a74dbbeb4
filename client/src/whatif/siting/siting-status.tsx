import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { SitingMethod } from '../../siting-view.ts';
import { Button } from '../../ui/button.tsx';
import type { Search } from './use-siting.ts';

interface Props {
  readonly search: Search;
  readonly method: SitingMethod;
}

/** How far the search has come: the best so far, how much better any could be at most, and a way to end it. */
export function SitingStatus({ search, method }: Props) {
  const text = useText();
  const format = useFormat();
  const { state, step } = search;
  const value = step?.value ?? null;
  const bound = step?.bound ?? null;
  const room = value === null || bound === null ? null : Math.abs(bound - value);
  // the bar is full when nothing better is possible
  const share = value === null || room === null ? 0 : 1 - room / Math.max(1, value, bound ?? 0);
  const isBest = room === null || room < 0.5;
  const figure = (number: number) => (method === 'MCLP' ? format.roundedPeople(number) : format.number(number));
  const words =
    state === 'failed'
      ? text('siting.status.failed')
      : value === null
        ? text(
            state === 'stopped'
              ? 'siting.status.stopped'
              : state === 'done'
                ? 'siting.status.noWay'
                : 'siting.status.waiting',
          )
        : [
            text(
              state === 'stopped'
                ? 'siting.status.stoppedAt'
                : state === 'searching' && !isBest
                  ? 'siting.status.soFar'
                  : 'siting.status.found',
              {
                answer: text(`siting.value.${method}`, { n: figure(value) }),
              },
            ),
            isBest && step?.plan?.optimal === false
              ? text('siting.unproven')
              : isBest
                ? text(`siting.limit.${method}.best`)
                : text(`siting.limit.${method}`, {
                    n: format.number(Math.ceil(method === 'MCLP' ? room : (bound ?? 0))),
                  }),
          ].join(' ');
  return (
    <div className="siting-status">
      <progress aria-label={text('siting.status')} max={1} value={share} />
      <p role="status">{words}</p>
      {state === 'searching' && <Button onPress={search.stop}>{text('siting.stop')}</Button>}
      {state === 'stopped' && <Button onPress={search.again}>{text('siting.again')}</Button>}
      {state === 'done' && step?.plan?.optimal === false && search.longer && (
        <Button onPress={search.longer}>{text('siting.longer')}</Button>
      )}
    </div>
  );
}
