import { useMemo } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useRichText, useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import type { TownArea, TownIndicator } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { AreaValue } from '../town/use-area-values.ts';
import type { Scope } from './use-scope.ts';

interface Props {
  readonly scope: Scope;
  readonly indicator: TownIndicator;
  readonly values: ReadonlyMap<string, AreaValue>;
  /** The town's own value: its sentence and this one say the same number. */
  readonly total: AreaValue | null;
}

/** By how many areas there are to name. */
const nextMessages = ['map.sentence.next1', 'map.sentence.next2', 'map.sentence.next'] as const;
/** Where another bus helps as well as another place. */
const nextRideMessages = ['map.sentence.nextRide1', 'map.sentence.nextRide2', 'map.sentence.nextRide'] as const;
const MOST_NEXT = nextMessages.length;

/** The sentence over every view: the scope, the people, and where one more place reaches most of them. */
export function ScopeSentence({ scope, indicator, values, total }: Props) {
  const text = useText();
  const rich = useRichText();
  const format = useFormat();
  const areaName = useAreaName();
  const { amount, measured } = useValueText();
  const { known, unreachable, people, next, method, withTarget, reached } = useMemo(
    () => summarise(scope.areas, values),
    [scope.areas, values],
  );

  const n = format.number(scope.areas.length);
  const { name } = indicator;
  if (known + unreachable === 0) return <p>{text('map.sentence.nothing', { n, name })}</p>;

  const unknown = scope.areas.length - known - unreachable;
  const nextOf = indicator.measure === 'roundtrip' ? nextRideMessages : nextMessages;
  const isWalk = indicator.id === 'coverage.gathering';
  const notes = [
    // a walk is claimed with the way it was measured
    isWalk && method === 'straight×1.3' && text('map.sentence.straight'),
    isWalk && method === 'street' && text('map.sentence.street'),
    unreachable > 0 && text('map.sentence.unreachable', { n: format.number(unreachable) }),
    unknown > 0 && text('map.sentence.unknown', { n: format.number(unknown) }),
  ].filter((note) => note !== false);
  // summed over all areas it differs from the town's own by what floating point loses
  const p = format.roundedPeople((scope.isWhole ? total?.gapPeople : null) ?? people ?? 0);
  return (
    <>
      {people === null ? (
        <p>
          {total?.state === 'UNREACHABLE'
            ? rich('map.sentence.valueUnreachable', { name })
            : total && rich('map.sentence.value', { name, value: measured(total, indicator.unit) })}
          {total?.target && text('map.sentence.target', { value: amount(total.target.value, indicator.unit) })}
          {withTarget > 0 &&
            rich(scope.isWhole ? 'map.sentence.reachedAll' : 'map.sentence.reached', {
              n,
              reached: format.number(reached),
            })}
        </p>
      ) : (
        <p>
          {isWalk
            ? rich(scope.isWhole ? 'map.sentence.all' : 'map.sentence', { n, p })
            : rich(scope.isWhole ? 'map.sentence.peopleAll' : 'map.sentence.people', { n, p, name })}
        </p>
      )}
      {next.length > 0 && (
        <p>
          {rich(
            nextOf[next.length - 1] ?? nextOf[MOST_NEXT - 1] ?? 'map.sentence.next',
            nameThem(next, (area) => areaName(area, 'sentence')),
          )}
        </p>
      )}
      {notes.length > 0 && <p className="scope-bar-notes">{notes.join(' ・ ')}</p>}
    </>
  );
}

/** null where the indicator counts no people. */
function summarise(areas: readonly TownArea[], values: ReadonlyMap<string, AreaValue>) {
  const rows = areas.flatMap((area) => {
    const value = values.get(area.id);
    return value && (value.state === 'OK' || value.state === 'STALE') ? [{ area, value }] : [];
  });
  const counted = rows.filter(({ value }) => value.gapPeople !== null);
  const withTarget = rows.filter(({ value }) => value.target);
  return {
    known: rows.length,
    unreachable: areas.filter(({ id }) => values.get(id)?.state === 'UNREACHABLE').length,
    people: counted.length === 0 ? null : counted.reduce((sum, { value }) => sum + (value.gapPeople ?? 0), 0),
    // whom a place there would reach, not who is behind: fewer than ten say too little
    next: counted
      .filter(({ value }) => (value.gapPeople ?? 0) >= 10)
      .toSorted((a, b) => (b.value.gapPeople ?? 0) - (a.value.gapPeople ?? 0))
      .slice(0, MOST_NEXT)
      .map(({ area }) => area),
    method: rows[0]?.value.method ?? null,
    withTarget: withTarget.length,
    reached: withTarget.filter(({ value }) => value.achievement === 'ACHIEVED').length,
  };
}

function nameThem([a, b, c]: readonly TownArea[], nameOf: (area: TownArea) => string): Record<string, string> {
  return { a: a ? nameOf(a) : '', b: b ? nameOf(b) : '', c: c ? nameOf(c) : '' };
}
