import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { useTown } from '../town/town.ts';

const searchQuery = graphql(`
  query Search($code: ID!, $text: String!) {
    search(municipality: $code, text: $text, first: 8) {
      id
      group
      name
      detail
      location
      area {
        id
        number
        name
      }
      kind {
        id
        icon
        shortName
      }
    }
  }
`);

export type SearchHit = ResultOf<typeof searchQuery>['search'][number];

const TYPING_PAUSE_MS = 150;

/** What fits the words, best first, once the typing rests; null until it is there. */
export function useSearch(words: string): { readonly hits: readonly SearchHit[] | null; readonly failed: boolean } {
  const { municipality } = useTown();
  const wanted = words.trim();
  const [asked, setAsked] = useState('');

  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  const [{ data, error, fetching }] = useQuery({
    query: searchQuery,
    variables: { code: municipality.code, text: asked },
    pause: asked === '',
  });
  const isCurrent = asked !== '' && asked === wanted && !fetching;
  return { hits: isCurrent ? (data?.search ?? null) : null, failed: isCurrent && error !== undefined };
}
