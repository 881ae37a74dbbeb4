import './next-card.css';
import { ClipboardCheck, Lightbulb, Table2 } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useRichText, useText } from '../i18n/use-text.tsx';
import { BorderNote } from '../indicator/border-note.tsx';
import { BulletBar } from '../indicator/bullet-bar.tsx';
import { EmphasisedSentence } from '../indicator/emphasised-sentence.tsx';
import { MethodLink } from '../indicator/method-link.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import { NO_PINS, type PinsView, pinAt } from '../pins-view.ts';
import { useMayEdit } from '../town/session.ts';
import type { TownIndicator } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { changeView, PINS } from '../view-state.ts';
import type { AreaDetail, AreaDetailValue } from './area-query.ts';

const directions: Readonly<Record<string, MessageId>> = {
  n: 'direction.n',
  ne: 'direction.ne',
  e: 'direction.e',
  se: 'direction.se',
  s: 'direction.s',
  sw: 'direction.sw',
  w: 'direction.w',
  nw: 'direction.nw',
  centre: 'direction.centre',
};

interface Props {
  readonly area: AreaDetail;
  readonly indicator: TownIndicator;
  readonly value: AreaDetailValue | null;
}

/** 次に支援が届くと助かるところ: the sentence, the bar, where, and the next step. */
export function NextCard({ area, indicator, value }: Props) {
  const text = useText();
  const rich = useRichText();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const { unreached } = area;
  const direction = unreached && directions[unreached.direction];
  const isReached = value?.achievement === 'ACHIEVED';
  const pinned = indicator.kinds.includes(BY_DEPARTURES) ? null : pinnedAt(unreached?.location);

  return (
    <section className="next-card" data-reached={isReached || undefined}>
      <h2 className="next-card-title">
        <StatusMark achievement={value && isKnown(value) ? value.achievement : null} />
        {text(isReached ? 'area.reached' : 'area.next')}
      </h2>
      <p className="next-card-sentence">
        {value ? (
          <EmphasisedSentence sentence={value.sentence} of={value} />
        ) : (
          text('value.unknownOf', { name: indicator.name })
        )}
      </p>
      {value && <ReachBar indicator={indicator} value={value} />}
      {value && isKnown(value) && <BorderNote boundarySource={area.boundarySource} />}
      {direction && (
        <p className="next-card-where">
          {rich('area.where', { dir: text(direction), n: format.roundedPeople(unreached.people) })}
        </p>
      )}
      <div className="next-card-actions">
        {mayEdit ? (
          <Button onPress={showPresence}>
            <ClipboardCheck size={18} aria-hidden />
            {text('action.confirm')}
          </Button>
        ) : (
          area.kind === 'MUNICIPALITY' && (
            <Button onPress={() => changeView({ view: 'table' })}>
              <Table2 size={18} aria-hidden />
              {text('action.seeTable')}
            </Button>
          )
        )}
        {pinned && (
          <Button onPress={() => changeView({ screen: 'whatif', scenario: PINS, view: 'map', pinned })}>
            <Lightbulb size={18} aria-hidden />
            {text('area.ifPlaced')}
          </Button>
        )}
        <MethodLink areaId={area.id} indicatorId={indicator.id} />
      </div>
    </section>
  );
}

/** Reached and not yet, in people, with the target; only where people are counted. */
function ReachBar({ indicator, value }: { readonly indicator: TownIndicator; readonly value: AreaDetailValue }) {
  const text = useText();
  const format = useFormat();
  const { amount } = useValueText();
  const { numerator, denominator, target, gapPeople } = value;
  const countsPeople =
    indicator.measure === 'coverage' && numerator !== null && denominator !== null && value.value !== null;
  const toGo =
    target && denominator !== null && numerator !== null ? Math.ceil(target.value * denominator - numerator) : 0;

  if (!countsPeople) {
    return target ? (
      <p className="next-card-target">
        {text('ind.target', { value: amount(target.value, indicator.unit), year: format.fiscalYear(target.year) })}
      </p>
    ) : null;
  }
  return (
    <figure className="reach">
      <div className="reach-words number">
        <span>{text('bar.reached', { p: text('unit.people', { n: format.number(numerator) }) })}</span>
        {gapPeople !== null && (
          <span>{text('bar.notYet', { p: text('unit.people', { n: format.number(gapPeople) }) })}</span>
        )}
      </div>
      <BulletBar ratio={value.value} target={target?.value ?? null} people={{ reached: numerator, all: denominator }} />
      {target && (
        <figcaption>
          {text('bar.targetPeople', {
            p: format.percent(target.value),
            n: text('unit.people', { n: format.number(Math.ceil(target.value * denominator)) }),
          })}
          {' ・ '}
          {toGo > 0 ? text('ind.togo', { n: format.number(toGo) }) : text('ind.done')}
        </figcaption>
      )}
    </figure>
  );
}

const isKnown = ({ state }: AreaDetailValue): boolean => state === 'OK' || state === 'STALE';

/** A stop helps by its departures, and no pin has any. */
const BY_DEPARTURES = 'bus-stop';

/** A pin where most of those live together who are not yet reached. */
function pinnedAt(location: unknown): PinsView | null {
  const { coordinates } = (location ?? {}) as { readonly coordinates?: readonly number[] };
  const [longitude, latitude] = coordinates ?? [];
  if (longitude === undefined || latitude === undefined) return null;
  return { ...NO_PINS, pins: [pinAt('A', [longitude, latitude])] };
}

/** The next step that is there today: to say what is known of this area. */
function showPresence(): void {
  const list = document.getElementById('presence');
  list?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  list?.focus({ preventScroll: true });
}
