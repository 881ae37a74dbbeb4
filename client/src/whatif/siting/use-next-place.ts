import { useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { useApiLanguage } from '../../town/use-api-language.ts';
import type { SitingQuestion } from './use-siting.ts';

const nextPlaceSubscription = graphql(`
  subscription NextPlaceProgress($input: SitingInput!, $language: Language!) {
    nextPlaceProgress(input: $input) {
      done
      settings
      sensitivity {
        total
        holding
        changing
        undecided
        sentence(language: $language)
        assumptions(language: $language) {
          id
          name
          values
          base
        }
        variants {
          choices
          changed
          holds
          added
          best {
            key
            name
            area {
              id
            }
            longitude
            latitude
            added
          }
        }
      }
    }
  }
`);

type Step = ResultOf<typeof nextPlaceSubscription>['nextPlaceProgress'];
export type NextPlaceAnswer = NonNullable<Step['sensitivity']>;

interface Told {
  readonly step: Step | null;
  readonly error: CombinedError | null;
}

const NOTHING: Told = { step: null, error: null };

/** Tries the next place under other assumptions, and hears how many are done; leaving the panel ends it. */
export function useNextPlace(question: SitingQuestion): Told & { readonly again: () => void } {
  const client = useClient();
  const language = useApiLanguage();
  const [attempt, setAttempt] = useState(0);
  const run = JSON.stringify([question, language, attempt]);
  const [told, setTold] = useState({ run, ...NOTHING });
  useEffect(() => {
    const [input] = JSON.parse(run) as [SitingQuestion];
    const stream = client.subscription(nextPlaceSubscription, { input, language }).subscribe(({ data, error }) =>
      // what comes after the stream has failed says nothing new
      setTold((before) =>
        before.run === run && before.error
          ? before
          : { run, step: data?.nextPlaceProgress ?? null, error: error ?? null },
      ),
    );
    return () => stream.unsubscribe();
  }, [client, run, language]);
  return { ...(told.run === run ? told : NOTHING), again: () => setAttempt((before) => before + 1) };
}
