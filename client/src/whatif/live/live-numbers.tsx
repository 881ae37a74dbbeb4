import { achievementOf } from '@hazama/geo';
import { ArrowRight } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { changeView, PINS, useViewState } from '../../view-state.ts';
import { Bar } from '../trial-numbers.tsx';
import { useValueWords } from '../use-trial-text.ts';
import { differenceOf, type LiveResult } from './live-result.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly result: LiveResult;
  readonly hasPins: boolean;
}

/** Before → after of one area: the share, who comes within reach, who is left, and whether the target is reached. */
export function LiveNumbers({ indicator, result, hasPins }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const valueWords = useValueWords('ratio');
  const { areas, total } = useTown();
  const { area: chosen } = useViewState();
  const values = useIndicatorValues(indicator.id, null);
  const area = areas.find(({ number }) => number !== null && number === chosen) ?? null;
  const id = (area ?? total)?.id ?? '';
  const change = result.areas.get(id);
  const target = (area ? values.byArea.get(id) : values.total)?.target ?? null;
  if (!change) return <p>{text('value.unknown')}</p>;
  const { before, after } = change;
  const reaches = (value: typeof before) =>
    achievementOf({ ...value, target: target?.value ?? null, higherIsBetter: indicator.higherIsBetter }) === 'ACHIEVED';
  const difference = differenceOf(change);
  return (
    <section className="whatif-numbers" aria-labelledby="live-numbers" aria-live="polite">
      <h2 id="live-numbers">{indicator.name}</h2>
      <label className="live-area">
        {text('live.area')}
        <select
          value={area?.number ?? ''}
          onChange={({ target: { value } }) =>
            changeView({ screen: 'whatif', scenario: PINS, area: value === '' ? null : Number(value) }, 'replace')
          }
        >
          <option value="">{text('live.wholeTown')}</option>
          {areas.flatMap((each) =>
            each.number === null
              ? []
              : [
                  <option key={each.id} value={each.number}>
                    {areaName(each)}
                  </option>,
                ],
          )}
        </select>
      </label>
      <p className="whatif-from-to">
        <span>
          <small>{text('whatif.mode.now')}</small> <b className="number">{valueWords(before, after)}</b>
        </span>
        <ArrowRight size={24} aria-hidden />
        <span>
          <small>{text('whatif.mode.if')}</small> <b className="number">{valueWords(after, before)}</b>
        </span>
      </p>
      <Bar before={before.value} after={after.value} target={target?.value ?? null} />
      {target && (
        <p>
          {text(
            !reaches(after) ? 'whatif.target.notYet' : reaches(before) ? 'whatif.target.still' : 'whatif.target.now',
            { target: format.percent(target.value) },
          )}
        </p>
      )}
      {!hasPins ? (
        <p>{text('live.none')}</p>
      ) : difference === null ? (
        <p>{text(after.state === 'UNKNOWN' ? 'value.unknown' : 'live.withheld')}</p>
      ) : difference > 0.5 ? (
        <p className="whatif-plus">{text('whatif.reach.plus', { n: format.roundedPeople(difference) })}</p>
      ) : difference < -0.5 ? (
        <p className="whatif-minus">{text('whatif.reach.minus', { n: format.roundedPeople(-difference) })}</p>
      ) : (
        <p>{text('whatif.reach.same')}</p>
      )}
      {after.gapPeople !== null && <p>{text('live.left', { n: format.roundedPeople(after.gapPeople) })}</p>}
      {after.state === 'STALE' && <p className="whatif-note">{text('live.stale')}</p>}
      {result.isPartial && <p className="whatif-note">{text('whatif.partial')}</p>}
    </section>
  );
}
