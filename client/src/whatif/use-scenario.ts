import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { useEditHistory } from '../edit/edit-history.ts';
import {
  changeTrial,
  isSameTrialChange,
  keepTrialDraft,
  NEW_SCENARIO,
  rememberOpenTrial,
  type ScenarioWords,
  type TrialChange,
  useTrialDraft,
} from '../edit/trial-draft.ts';
import { useSession } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { COMPARE, useViewState } from '../view-state.ts';
import { changeOfNamed } from './change-input.ts';
import { type Scenario, scenariosQuery } from './scenario-query.ts';

const NOTHING: readonly TrialChange[] = [];

/** The scenario that the address names, with what was changed of it here. */
export interface OpenScenario {
  readonly id: string;
  /** Null for one that nobody has saved. */
  readonly saved: Scenario | null;
  readonly changes: readonly TrialChange[];
  readonly words: ScenarioWords;
  readonly isChanged: boolean;
  /** Changes of places that are kept from the viewer. */
  readonly withheld: number;
  /** The town has no scenario of that id. */
  readonly isMissing: boolean;
  /** All of the town, the last changed first; null while they are asked for, and for whom they are not. */
  readonly all: readonly Scenario[] | null;
  readonly error: Error | null;
  readonly retry: () => void;
  change(words: string, change: (changes: readonly TrialChange[]) => readonly TrialChange[]): void;
  type(words: ScenarioWords): void;
  /** Throws away what was changed here. */
  reset(): void;
}

export function useScenario(): OpenScenario {
  const { municipality } = useTown();
  const { scenario: id } = useViewState();
  const session = useSession();
  const town = municipality.code;
  const { changes: edits } = useEditHistory();
  const [{ data, error, fetching }, ask] = useQuery({
    query: scenariosQuery,
    variables: { code: town },
    pause: session === null || session.audience === 'PUBLIC',
  });
  // a scenario that was saved, removed or brought back: the list is another
  useEffect(() => {
    if (edits > 0) ask({ requestPolicy: 'network-only' });
  }, [edits, ask]);
  const draft = useTrialDraft(town, id);
  const all = data?.scenarios ?? null;
  const saved = all?.find((scenario) => scenario.id === id) ?? null;
  const savedChanges = useMemo(
    () => saved?.changes.flatMap((change) => changeOfNamed(change) ?? []) ?? NOTHING,
    [saved],
  );
  useEffect(() => {
    // what is tried on the map goes to a scenario, not to several
    if (id !== COMPARE) rememberOpenTrial({ town, scenario: id, saved: savedChanges });
  }, [town, id, savedChanges]);

  const changes = draft?.changes ?? savedChanges;
  const savedWords = { name: saved?.name ?? '', author: saved?.author ?? '', premise: saved?.premise ?? '' };
  const words = draft?.words ?? savedWords;
  return {
    id,
    saved,
    changes,
    words,
    isChanged:
      changes.length !== savedChanges.length ||
      changes.some((change, at) => !isSameTrialChange(change, savedChanges[at] ?? change)) ||
      JSON.stringify(words) !== JSON.stringify(savedWords),
    withheld: (saved?.changes.length ?? 0) - savedChanges.length,
    isMissing: id !== COMPARE && id !== NEW_SCENARIO && all !== null && !saved && !fetching,
    all,
    error: error ?? null,
    retry: () => ask({ requestPolicy: 'network-only' }),
    change: (said, change) => changeTrial({ town, scenario: id, saved: savedChanges, words: said, change }),
    type: (typed) => keepTrialDraft(town, id, { changes, words: typed }),
    reset: () => keepTrialDraft(town, id, null),
  };
}
