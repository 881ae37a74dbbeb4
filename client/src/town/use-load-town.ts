import { useMemo } from 'react';
import { useQuery } from 'urql';
import { type Town, townOf, townQuery } from './town.ts';
import { useApiLanguage } from './use-api-language.ts';

/**
 * Loads what the screens of one town share; null until it is there, and where the address names no town.
 * @param slug as it stands in the address; '' while none is chosen
 */
export function useLoadTown(slug: string): {
  readonly town: Town | null;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const language = useApiLanguage();
  const [{ data, error }, ask] = useQuery({ query: townQuery, variables: { slug, language }, pause: slug === '' });
  // while another town loads, the answer at hand is still the last one's
  const found = data?.municipalityBySlug;
  const answer = found?.slug === slug || found?.code === slug ? data : undefined;
  const town = useMemo(() => (answer ? townOf(answer) : null), [answer]);
  return { town, error: town ? null : (error ?? null), retry: () => ask({ requestPolicy: 'network-only' }) };
}
