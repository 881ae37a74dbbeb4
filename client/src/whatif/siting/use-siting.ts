import { useEffect, useMemo, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { CandidateSource } from '../../candidate-source.ts';
import type { VariablesOf } from '../../graphql/graphql.ts';
import type { SitingView } from '../../siting-view.ts';
import { useTown } from '../../town/town.ts';
import { keyOfPoint } from './candidate-names.ts';
import { type SitingPlan, type SitingStep, sitingProgressSubscription } from './siting-query.ts';

/** As the server takes it. */
export type SitingQuestion = VariablesOf<typeof sitingProgressSubscription>['input'];

/** How far the search has come that the address asks for. */
export interface Search {
  readonly state: 'searching' | 'done' | 'stopped' | 'failed';
  /** The last that was told of it; null before the first. */
  readonly step: SitingStep | null;
  /** Its plan; until it has ended the best that was told on the way, and before that the plan of the question before it. */
  readonly plan: SitingPlan | null;
  /** The plan is the best so far of a search that goes on or was ended. */
  readonly isUnfinished: boolean;
  /** The plan is of another question. */
  readonly isOld: boolean;
  /** What is asked. */
  readonly question: SitingQuestion;
  readonly error: CombinedError | null;
  readonly stop: () => void;
  readonly again: () => void;
  /** Asks again with as much more effort as the server takes; null where that has been done. */
  readonly longer: (() => void) | null;
}

interface Told {
  readonly run: string;
  readonly step: SitingStep | null;
  readonly error: CombinedError | null;
}

/** The best that is known of a question. */
interface Known {
  readonly question: string;
  readonly plan: SitingPlan;
  readonly isUnfinished: boolean;
}

const MOST_EFFORT = 10;

/** Asks where the next ones help, and hears how it goes; another question, or leaving the screen, ends the search. */
export function useSiting(
  indicator: string | null,
  { method, share, capacity, least, perArea, count, from, areas: numbers }: SitingView,
): Search {
  const client = useClient();
  const { municipality, areas, kinds } = useTown();
  const [attempt, setAttempt] = useState(0);
  const [effort, setEffort] = useState({ question: '', times: 1 });
  const [stopped, setStopped] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [known, setKnown] = useState<Known | null>(null);
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
  const question = JSON.stringify(input);
  const times = effort.question === question ? effort.times : 1;
  const run = `${question} ${times} ${attempt}`;
  const isStopped = stopped === run;

  useEffect(() => {
    if (indicator === null || isStopped) return undefined;
    const variables = { input: { ...input, effort: times } };
    const stream = client.subscription(sitingProgressSubscription, variables).subscribe(({ data, error }) => {
      const step = data?.sitingProgress ?? null;
      // what comes after the stream has failed says nothing new
      setTold((before) => (before?.run === run && before.error ? before : { run, step, error: error ?? null }));
      const plan = step?.plan ?? step?.soFar ?? null;
      if (!plan) return;
      const isUnfinished = !step?.plan;
      setKnown((before) =>
        // begun again, a search comes by worse ones first
        isUnfinished && before?.question === question && isAsGood(method, before.plan, plan)
          ? before
          : { question, plan, isUnfinished },
      );
    });
    return () => stream.unsubscribe();
  }, [client, indicator, input, method, question, run, times, isStopped]);

  const current = told?.run === run ? told : null;
  return {
    state: current?.error ? 'failed' : current?.step?.plan ? 'done' : isStopped ? 'stopped' : 'searching',
    step: current?.step ?? null,
    plan: known?.plan ?? null,
    isUnfinished: known?.question === question && (known.isUnfinished || !current?.step?.plan),
    isOld: known !== null && known.question !== question,
    question: input,
    error: current?.error ?? null,
    stop: () => setStopped(run),
    again: () => setAttempt((before) => before + 1),
    longer: times === MOST_EFFORT ? null : () => setEffort({ question, times: MOST_EFFORT }),
  };
}

function isAsGood(method: SitingView['method'], one: SitingPlan, other: SitingPlan): boolean {
  const [best, value] = [one.objective.value, other.objective.value];
  if (best === null || value === null) return value === null;
  return method === 'MCLP' ? best >= value : best <= value;
}

/** @param ofTown ids of the town's kinds: an address may be of another town, or of a kind that is no more */
function candidatesOf(from: CandidateSource, ofTown: readonly string[]) {
  const chosen = from.by === 'chosen' ? from : null;
  const kinds = chosen?.kinds.filter((kind) => ofTown.includes(kind)) ?? [];
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
