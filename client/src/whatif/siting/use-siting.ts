import { useEffect, useMemo, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { CandidateSource } from '../../candidate-source.ts';
import type { SitingView } from '../../siting-view.ts';
import { useTown } from '../../town/town.ts';
import { keyOfPoint } from './candidate-names.ts';
import { type SitingPlan, type SitingStep, sitingProgressSubscription } from './siting-query.ts';

/** How far the search has come that the address asks for. */
export interface Search {
  readonly state: 'searching' | 'done' | 'stopped' | 'failed';
  /** The last that was told of it; null before the first. */
  readonly step: SitingStep | null;
  /** Its plan, or that of the question before it until then. */
  readonly plan: SitingPlan | null;
  /** The plan is of another question. */
  readonly isOld: boolean;
  readonly error: CombinedError | null;
  readonly stop: () => void;
  readonly again: () => void;
}

interface Told {
  readonly question: string;
  readonly step: SitingStep | null;
  readonly error: CombinedError | null;
}

/** Asks where the next ones help, and hears how it goes; another question, or leaving the screen, ends the search. */
export function useSiting(
  indicator: string | null,
  { method, share, capacity, least, perArea, count, from, areas: numbers }: SitingView,
): Search {
  const client = useClient();
  const { municipality, areas, kinds } = useTown();
  const [attempt, setAttempt] = useState(0);
  const [stopped, setStopped] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [last, setLast] = useState<{ readonly question: string; readonly plan: SitingPlan } | null>(null);
  const input = useMemo(() => {
    const chosen = numbers && areas.filter(({ number }) => number !== null && numbers.includes(number));
    const isMost = method === 'MCLP';
    return {
      municipality: municipality.code,
      indicator: indicator ?? '',
      method,
      share: method === 'LSCP' && share !== null ? share / 100 : null,
      count,
      areas: chosen && chosen.length > 0 ? chosen.map(({ id }) => id) : null,
      capacity: isMost ? capacity : null,
      equity: isMost && least !== null ? { minimumShare: least === 'highest' ? null : least / 100 } : null,
      perArea: isMost ? perArea : null,
      ...candidatesOf(
        from,
        kinds.map(({ id }) => id),
      ),
    };
  }, [municipality.code, areas, kinds, indicator, method, share, capacity, least, perArea, count, from, numbers]);
  const question = `${JSON.stringify(input)} ${attempt}`;
  const isStopped = stopped === question;

  useEffect(() => {
    if (indicator === null || isStopped) return undefined;
    const stream = client.subscription(sitingProgressSubscription, { input }).subscribe(({ data, error }) => {
      const step = data?.sitingProgress ?? null;
      // what comes after the stream has failed says nothing new
      setTold((before) =>
        before?.question === question && before.error ? before : { question, step, error: error ?? null },
      );
      if (step?.plan) setLast({ question, plan: step.plan });
    });
    return () => stream.unsubscribe();
  }, [client, indicator, input, question, isStopped]);

  const current = told?.question === question ? told : null;
  return {
    state: current?.error ? 'failed' : current?.step?.plan ? 'done' : isStopped ? 'stopped' : 'searching',
    step: current?.step ?? null,
    plan: last?.plan ?? null,
    isOld: last !== null && last.question !== question,
    error: current?.error ?? null,
    stop: () => setStopped(question),
    again: () => setAttempt((before) => before + 1),
  };
}

/** @param known ids of the town's kinds: an address may be of another town, or of a kind that is no more */
function candidatesOf(from: CandidateSource, known: readonly string[]) {
  const chosen = from.by === 'chosen' ? from : null;
  const kinds = chosen?.kinds.filter((kind) => known.includes(kind)) ?? [];
  return {
    candidateKinds: listed(kinds),
    candidateExcept: kinds.length > 0 ? listed(chosen?.without) : null,
    candidateResources: listed(chosen?.single),
    candidates: listed(
      chosen?.points.map(([longitude, latitude], at) => ({ key: keyOfPoint(at), longitude, latitude })),
    ),
    grid: from.by === 'grid' ? { meters: from.meters } : null,
  };
}

const listed = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? [...list] : null);
