import { useMemo } from 'react';
import { useQuery } from 'urql';
import { isSiteTrialChange, type TrialChange } from '../edit/trial-draft.ts';
import { graphql } from '../graphql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { inputOf } from './change-input.ts';
import { UntimedNote } from './untimed-note.tsx';

const trialTimeQuery = graphql(`
  query TrialTime($input: TrialInput!, $indicator: ID!) {
    trial(input: $input) {
      effect(indicator: $indicator) {
        before {
          state
          value
        }
        after {
          state
          value
        }
      }
    }
  }
`);

/** The time to the first kind of place that the town has travel times to, before and after; for staff. Asked for by itself: it takes longer. */
export function TrialTimes({ changes }: { readonly changes: readonly TrialChange[] }) {
  const text = useText();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const { municipality, total, indicators } = useTown();
  const { date: serviceDate, isPending } = useServiceDate();
  const indicator = indicators.find(({ measure, available }) => measure === 'traveltime' && available) ?? null;
  const areaId = total?.id ?? null;
  const variables = useMemo(
    () => ({
      indicator: indicator?.id ?? '',
      input: {
        municipality: municipality.code,
        changes: inputOf(changes),
        serviceDate,
        areas: areaId === null ? [] : [areaId],
      },
    }),
    [indicator?.id, municipality.code, changes, serviceDate, areaId],
  );
  const isAsked = mayEdit && indicator !== null && areaId !== null && changes.some(isOfTimetable);
  const [{ data }] = useQuery({ query: trialTimeQuery, variables, pause: !isAsked || isPending });
  if (!isAsked || !data) return null;
  const { before, after } = data.trial.effect;
  const words = (value: { readonly state: string; readonly value: number | null } | undefined) =>
    value?.state === 'UNREACHABLE'
      ? text('value.unreachable')
      : value?.value == null
        ? text('value.unknown')
        : text('map.unit.minutes', { n: format.number(value.value, 1) });
  return (
    <>
      <p className="whatif-time">
        {text('whatif.time', { name: indicator.name, before: words(before[0]), after: words(after[0]) })}
      </p>
      <UntimedNote indicator={indicator} changes={changes} />
    </>
  );
}

/** Of its runs, or of its stops, which are of no kind of resource. */
const isOfTimetable = (change: TrialChange): boolean =>
  !isSiteTrialChange(change) || (change.resource !== null && change.resourceKind === null);
