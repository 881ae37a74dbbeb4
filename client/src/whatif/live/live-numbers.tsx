import { achievementOf } from '@hazama/geo';
import { ArrowRight } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { MethodLink } from '../../indicator/method-link.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { AreaChoice, useChosenArea } from '../area-choice.tsx';
import { TargetNote } from '../target-note.tsx';
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
  const { total } = useTown();
  const area = useChosenArea();
  const result = useSignal(results);
  if (!result) return null;
  const shown = area ?? total;
  const change = result.areas.get(shown?.id ?? '');
  return (
    <section className="whatif-numbers" aria-labelledby="live-numbers" aria-live="polite">
      <h2 id="live-numbers">{indicator.name}</h2>
      <AreaChoice />
      {change ? (
        <ChangeOfArea indicator={indicator} areaId={area?.id ?? null} change={change} isTried={isTried} />
      ) : (
        <p>{text('value.unknown')}</p>
      )}
      {result.isPartial && <p className="whatif-note">{text('whatif.partial')}</p>}
      {shown && <MethodLink areaId={shown.id} indicatorId={indicator.id} />}
    </section>
  );
}

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
  const valueWords = useValueWords(indicator.unit);
  const values = useIndicatorValues(indicator.id, null);
  const isCoverage = indicator.measure === 'coverage';
  const target = (areaId === null ? values.total : values.byArea.get(areaId))?.target ?? null;
  const { before, after } = change;
  const achieved = (value: typeof before) =>
    achievementOf({ ...value, target: target?.value ?? null, higherIsBetter: indicator.higherIsBetter });
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
        <TargetNote before={achieved(before)} after={achieved(after)} target={target.value} unit={indicator.unit} />
      )}
      {isTried && isCoverage && <PeopleChange change={change} />}
      {isTried && indicator.measure === 'access' && <ValueChange change={change} />}
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
