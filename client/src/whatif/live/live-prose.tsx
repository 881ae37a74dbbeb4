import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import type { Compared } from '../../view-state.ts';
import { useValueWords } from '../use-trial-text.ts';
import { differenceOf, type LiveChange, type LiveResult } from './live-result.ts';
import { type Signal, useSignal } from './signal.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly results: Signal<LiveResult | null>;
  readonly compared: Compared;
}

/** A paragraph an area: as it is, as it would be, or what differs; areas of which nothing differs share one. */
export function LiveProse({ indicator, results, compared }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { areas, total } = useTown();
  const result = useSignal(results);
  const sentences = useLiveSentences(indicator);
  if (!result) return null;
  const rows = [...(total ? [total] : []), ...areas].map((area) => {
    const change = result.areas.get(area.id);
    return { area, words: change ? sentences(change, compared) : [text('value.unknown')] };
  });
  const told = rows.filter(({ words }) => words.length > 0);
  return (
    <div className="whatif-prose">
      {told.map(({ area, words }) => (
        <section key={area.id}>
          <h2>{areaName(area)}</h2>
          {words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ))}
      {told.length < rows.length && (
        <p className="whatif-note">{text('whatif.prose.same', { n: rows.length - told.length })}</p>
      )}
    </div>
  );
}

/** What is so of an area, would be, or differs, in sentences; none where nothing differs. */
export function useLiveSentences(indicator: TownIndicator) {
  const text = useText();
  const format = useFormat();
  const valueWords = useValueWords(indicator.unit);
  const ofAccess = ({ before, after }: LiveChange, compared: Compared): string[] => {
    if (compared !== 'diff') {
      const value = compared === 'now' ? before : after;
      return [
        value.value === null
          ? valueWords(value)
          : text('live.prose.access', { name: indicator.name, value: valueWords(value) }),
      ];
    }
    if (before.value === null || after.value === null) return [text('value.unknown')];
    const [was, is] = [valueWords(before), valueWords(after)];
    return was === is ? [] : [text('live.prose.fromTo', { before: was, after: is })];
  };
  return (change: LiveChange, compared: Compared): string[] => {
    const { before, after } = change;
    if (indicator.measure !== 'coverage') return ofAccess(change, compared);
    if (compared !== 'diff') {
      const value = compared === 'now' ? before : after;
      if (value.value === null || value.gapPeople === null) return [valueWords(value)];
      const [share, left] = [valueWords(value), format.roundedPeople(value.gapPeople)];
      return [text('live.prose.value', { name: indicator.name, share, left })];
    }
    const difference = differenceOf(change);
    if (difference === null) return [text(after.state === 'UNKNOWN' ? 'value.unknown' : 'live.withheld')];
    if (Math.abs(difference) < 0.5) return [];
    const n = format.roundedPeople(Math.abs(difference));
    return [
      text(difference > 0 ? 'whatif.reach.plus' : 'whatif.reach.minus', { n }),
      text('live.prose.fromTo', { before: valueWords(before, after), after: valueWords(after, before) }),
    ];
  };
}
