import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { Compared } from '../view-state.ts';
import type { Trial } from './trial-query.ts';
import { isNearAStop } from './use-trial-indicator.ts';
import { type AreaChange, changeOf, useValueWords } from './use-trial-text.ts';

interface Props {
  readonly trial: Trial;
  readonly compared: Compared;
  readonly indicator: TownIndicator;
}

/** A paragraph an area: as it is, as it would be, or what differs; areas of which nothing differs share one. */
export function TrialProse({ trial, compared, indicator }: Props) {
  const text = useText();
  const { areas, total } = useTown();
  const areaName = useAreaName();
  const differences = useDifferences(indicator);
  const rows = [...(total ? [total] : []), ...areas].map((area) => {
    const change = changeOf(trial, area.id);
    const words =
      compared === 'diff'
        ? differences(change)
        : [(compared === 'now' ? change.before : change.after)?.sentence ?? text('value.unknown')];
    return { area, words };
  });
  const told = rows.filter(({ words }) => words.length > 0);
  const same = rows.length - told.length;
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
      {same > 0 && <p className="whatif-note">{text('whatif.prose.same', { n: same })}</p>}
      {compared === 'diff' && trial.stops.length > 0 && (
        <section>
          <h2>{text('whatif.stops', { n: trial.stops.length })}</h2>
          <ul>
            {trial.stops.map(({ id, name, before, after }) => (
              <li key={id}>{text('whatif.prose.stop', { name, before, after })}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What differs in an area, in sentences; none where nothing does. */
export function useDifferences(indicator: TownIndicator): (change: AreaChange) => string[] {
  const text = useText();
  const format = useFormat();
  const valueWords = useValueWords(indicator.unit);
  const ofStops = isNearAStop(indicator);
  return ({ before: was, after: will, people, departures }) => {
    const sentences: string[] = [];
    if (!people && was && will && (was.value !== will.value || was.state !== will.state))
      sentences.push(
        text('whatif.prose.fromTo', {
          name: indicator.name,
          before: valueWords(was, will),
          after: valueWords(will, was),
        }),
      );
    if (people?.newlyCovered != null && people.newlyCovered > 0)
      sentences.push(
        text(ofStops ? 'whatif.people.plus' : 'whatif.reach.plus', { n: format.roundedPeople(people.newlyCovered) }),
      );
    if (people?.noLongerCovered != null && people.noLongerCovered > 0)
      sentences.push(
        text(ofStops ? 'whatif.people.minus' : 'whatif.reach.minus', {
          n: format.roundedPeople(people.noLongerCovered),
        }),
      );
    const { before, after } = departures;
    if (before !== null && after !== null && before !== after)
      sentences.push(text('whatif.prose.busiest', { before, after }));
    return sentences;
  };
}
