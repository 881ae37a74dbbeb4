import { ArrowRight } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { MethodLink } from '../indicator/method-link.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { AreaChoice, useChosenArea } from './area-choice.tsx';
import { TargetNote } from './target-note.tsx';
import type { Trial } from './trial-query.ts';
import { isNearAStop } from './use-trial-indicator.ts';
import { changeOf, useBandName, useValueWords } from './use-trial-text.ts';

interface Props {
  readonly trial: Trial;
  readonly indicator: TownIndicator;
}

/** Before → after of the whole town or of one area: the indicator, the people it moves, the departures near them. */
export function TrialNumbers({ trial, indicator }: Props) {
  const text = useText();
  const format = useFormat();
  const { total } = useTown();
  const area = useChosenArea() ?? total;
  const valueWords = useValueWords(indicator.unit);
  const bandName = useBandName();
  const whole = changeOf(trial, area?.id ?? '');
  const ofStops = isNearAStop(indicator);
  const { before, after, people } = whole;
  return (
    <section className="whatif-numbers" aria-labelledby="whatif-numbers" aria-live="polite">
      <h2 id="whatif-numbers">{indicator.name}</h2>
      <p className="whatif-note">{indicator.detail}</p>
      <AreaChoice />
      <p className="whatif-from-to">
        <span>
          <small>{text('whatif.mode.now')}</small> <b className="number">{valueWords(before, after)}</b>
        </span>
        <ArrowRight size={24} aria-hidden />
        <span>
          <small>{text('whatif.mode.if')}</small> <b className="number">{valueWords(after, before)}</b>
        </span>
      </p>
      {indicator.unit === 'ratio' && (
        <Bar before={before?.value ?? null} after={after?.value ?? null} target={after?.target?.value ?? null} />
      )}
      {after?.target && (
        <TargetNote
          before={before?.achievement ?? null}
          after={after.achievement}
          target={after.target.value}
          unit={indicator.unit}
        />
      )}
      {trial.people == null ? null : people?.newlyCovered == null || people.noLongerCovered == null ? (
        <p>{text('whatif.people.unknown')}</p>
      ) : (
        <>
          {people.newlyCovered > 0 && (
            <p className="whatif-plus">
              {text(ofStops ? 'whatif.people.plus' : 'whatif.reach.plus', {
                n: format.roundedPeople(people.newlyCovered),
              })}
            </p>
          )}
          {people.noLongerCovered > 0 && (
            <p className="whatif-minus">
              {text(ofStops ? 'whatif.people.minus' : 'whatif.reach.minus', {
                n: format.roundedPeople(people.noLongerCovered),
              })}
            </p>
          )}
          {people.newlyCovered === 0 && people.noLongerCovered === 0 && (
            <p>{text(ofStops ? 'whatif.people.same' : 'whatif.reach.same')}</p>
          )}
        </>
      )}
      {people?.bands && (
        <table>
          <caption>{text('whatif.bands')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('whatif.band')}</th>
              <th scope="col">{text('whatif.mode.now')}</th>
              <th scope="col">{text('whatif.mode.if')}</th>
              <th scope="col">{text('whatif.mode.diff')}</th>
            </tr>
          </thead>
          <tbody>
            {people.bands.map(({ least, before: was, after: will }, index, bands) => (
              <tr key={least}>
                <th scope="row">{bandName(bands, index)}</th>
                <td className="number">{format.number(was)}</td>
                <td className="number">{format.number(will)}</td>
                <td className="number">{signed(will - was, format.number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {people?.unknown != null && people.unknown > 0 && (
        <p>{text('whatif.unknownPeople', { n: format.roundedPeople(people.unknown) })}</p>
      )}
      {trial.isPartial && <p className="whatif-note">{text('whatif.partial')}</p>}
      {area && <MethodLink areaId={area.id} indicatorId={indicator.id} />}
    </section>
  );
}

interface BarProps {
  readonly before: number | null;
  readonly after: number | null;
  readonly target: number | null;
}

/** Solid: as today; dots: newly; stripes: no longer or not yet. */
export function Bar({ before, after, target }: BarProps) {
  if (before === null || after === null) return null;
  return (
    <div className="whatif-bar-chart" aria-hidden>
      <i data-part="kept" style={{ width: percent(Math.min(before, after)) }} />
      <i data-part="new" style={{ width: percent(after - before) }} />
      <i data-part="lost" style={{ width: percent(before - after) }} />
      {target !== null && <i data-part="target" style={{ left: percent(target) }} />}
    </div>
  );
}

const percent = (share: number) => `${Math.max(0, share) * 100}%`;

export function signed(people: number, number: (value: number) => string): string {
  if (Math.round(people) === 0) return '±0';
  return people > 0 ? `+${number(people)}` : `−${number(-people)}`;
}
