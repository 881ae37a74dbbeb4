import { achievementOf } from '@hazama/geo';
import { ArrowRight } from 'lucide-react';
import { memo } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useValueText } from '../../indicator/use-value-text.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { changeView, PINS, useViewState } from '../../view-state.ts';
import { Bar } from '../trial-numbers.tsx';
import { useValueWords } from '../use-trial-text.ts';
import { differenceOf, type LiveChange, type LiveResult } from './live-result.ts';
import { type Signal, useSignal } from './signal.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly results: Signal<LiveResult | null>;
  /** Something differs from today. */
  readonly isTried: boolean;
}

/** Before → after of one area: the value, who comes within reach, who is left, and whether the target is reached. */
export function LiveNumbers({ indicator, results, isTried }: Props) {
  const text = useText();
  const { total, areas } = useTown();
  const { area: chosen } = useViewState();
  const result = useSignal(results);
  if (!result) return null;
  const area = areas.find(({ number }) => number !== null && number === chosen) ?? null;
  const change = result.areas.get((area ?? total)?.id ?? '');
  return (
    <section className="whatif-numbers" aria-labelledby="live-numbers" aria-live="polite">
      <h2 id="live-numbers">{indicator.name}</h2>
      <AreaChoice chosen={area?.number ?? null} />
      {change ? (
        <ChangeOfArea indicator={indicator} areaId={area?.id ?? null} change={change} isTried={isTried} />
      ) : (
        <p>{text('value.unknown')}</p>
      )}
      {result.isPartial && <p className="whatif-note">{text('whatif.partial')}</p>}
    </section>
  );
}

/** Not made anew with every frame. */
const AreaChoice = memo(function AreaChoice({ chosen }: { readonly chosen: number | null }) {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  return (
    <label className="live-area">
      {text('live.area')}
      <select
        value={chosen ?? ''}
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
  );
});

interface ChangeProps {
  readonly indicator: TownIndicator;
  /** Null: the whole town. */
  readonly areaId: string | null;
  readonly change: LiveChange;
  readonly isTried: boolean;
}

function ChangeOfArea({ indicator, areaId, change, isTried }: ChangeProps) {
  const text = useText();
  const format = useFormat();
  const { amount } = useValueText();
  const valueWords = useValueWords(indicator.unit);
  const values = useIndicatorValues(indicator.id, null);
  const isCoverage = indicator.measure === 'coverage';
  const target = (areaId === null ? values.total : values.byArea.get(areaId))?.target ?? null;
  const { before, after } = change;
  const reaches = (value: typeof before) =>
    achievementOf({ ...value, target: target?.value ?? null, higherIsBetter: indicator.higherIsBetter }) === 'ACHIEVED';
  return (
    <>
      <p className="whatif-from-to">
        <span>
          <small>{text('whatif.mode.now')}</small> <b className="number">{valueWords(before, after)}</b>
        </span>
        <ArrowRight size={24} aria-hidden />
        <span>
          <small>{text('whatif.mode.if')}</small> <b className="number">{valueWords(after, before)}</b>
        </span>
      </p>
      {isCoverage && <Bar before={before.value} after={after.value} target={target?.value ?? null} />}
      {target && (
        <p>
          {text(
            !reaches(after) ? 'whatif.target.notYet' : reaches(before) ? 'whatif.target.still' : 'whatif.target.now',
            { target: amount(target.value, indicator.unit) },
          )}
        </p>
      )}
      {!isTried ? (
        <p>{text('live.none')}</p>
      ) : isCoverage ? (
        <PeopleChange change={change} />
      ) : (
        indicator.measure === 'access' && <ValueChange change={change} />
      )}
      {isCoverage && after.gapPeople !== null && (
        <p>{text('live.left', { n: format.roundedPeople(after.gapPeople) })}</p>
      )}
      {after.state === 'STALE' && <p className="whatif-note">{text('live.stale')}</p>}
    </>
  );
}

function PeopleChange({ change }: { readonly change: LiveChange }) {
  const text = useText();
  const format = useFormat();
  const difference = differenceOf(change);
  if (difference === null) return <p>{text(change.after.state === 'UNKNOWN' ? 'value.unknown' : 'live.withheld')}</p>;
  if (difference > 0.5)
    return <p className="whatif-plus">{text('whatif.reach.plus', { n: format.roundedPeople(difference) })}</p>;
  if (difference < -0.5)
    return <p className="whatif-minus">{text('whatif.reach.minus', { n: format.roundedPeople(-difference) })}</p>;
  return <p>{text('whatif.reach.same')}</p>;
}

/** Of a number that counts nobody as within reach: how much more or less there is for everyone. */
function ValueChange({ change: { before, after } }: { readonly change: LiveChange }) {
  const text = useText();
  const format = useFormat();
  if (before.value === null || after.value === null || before.value === 0) return null;
  const share = (after.value - before.value) / before.value;
  if (Math.abs(share) < SAME_SHARE) return <p>{text('live.access.same')}</p>;
  return (
    <p className={share > 0 ? 'whatif-plus' : 'whatif-minus'}>
      {text(share > 0 ? 'live.access.plus' : 'live.access.minus', {
        share: `${format.number(Math.abs(share) * 100, 1)}%`,
      })}
    </p>
  );
}

/** Half of the last digit that is shown. */
const SAME_SHARE = 0.0005;
