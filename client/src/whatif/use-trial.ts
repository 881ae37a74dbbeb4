import { useEffect, useMemo, useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { isSiteTrialChange, type TrialChange } from '../edit/trial-draft.ts';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { inputOf } from './change-input.ts';
import { type Trial, trialQuery } from './trial-query.ts';

/** What is done at once needs no word for it. */
const SILENT_MS = 400;

export interface AskedTrial {
  /** The last answer, until the next is there; null before the first. */
  readonly trial: Trial | null;
  /** What it is about: while the next is on its way, or doesn't come, the indicator before. */
  readonly about: TownIndicator | null;
  /** It has been under way long enough to say so. */
  readonly isSlow: boolean;
  readonly error: CombinedError | null;
  readonly retry: () => void;
}

/** What some changes would do to an indicator, on the day that is looked at. */
export function useTrial(changes: readonly TrialChange[], indicator: TownIndicator | null): AskedTrial {
  const { municipality, indicators } = useTown();
  const { date: serviceDate, isPending } = useServiceDate();
  const language = useApiLanguage();
  const variables = useMemo(
    () => ({
      language,
      input: { municipality: municipality.code, changes: inputOf(changes), serviceDate },
      indicator: indicator?.id ?? '',
      coverage: indicator?.id ?? '',
      isCoverage: indicator?.measure === 'coverage',
      byTrips: isByTrips(changes, indicator),
    }),
    [municipality.code, changes, serviceDate, language, indicator],
  );
  const [{ data, error, fetching, operation }, ask] = useQuery({
    query: trialQuery,
    variables,
    pause: isPending || indicator === null,
  });
  const answered = operation?.variables.indicator;
  const [last, setLast] = useState<{ readonly trial: Trial; readonly of: string | undefined } | null>(null);
  if (data && data.trial !== last?.trial) setLast({ trial: data.trial, of: answered });
  const shown = data ? { trial: data.trial, of: answered } : last;
  const about = indicators.find(({ id }) => id === shown?.of) ?? null;
  const isSlow = useDelayed(fetching);
  return {
    trial: about && (shown?.trial ?? null),
    about,
    isSlow,
    error: data ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** Whether departures are a part of the answer. */
function isByTrips(changes: readonly TrialChange[], indicator: TownIndicator | null): boolean {
  return indicator?.id.startsWith('coverage.bus-stop') === true || changes.some((change) => !isSiteTrialChange(change));
}

function useDelayed(isOn: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setIsLong(true), SILENT_MS);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isOn]);
  return isLong;
}
