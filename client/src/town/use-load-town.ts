import { useMemo } from 'react';
import { useQuery } from 'urql';
import { type Town, townOf, townQuery } from './town.ts';
import { useApiLanguage } from './use-api-language.ts';
import type { TownSummary } from './use-towns.ts';

/** Loads what the screens of one town share; null until it is there, or where no town is chosen. */
export function useLoadTown(summary: TownSummary | null): {
  readonly town: Town | null;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const language = useApiLanguage();
  const [{ data, error }, ask] = useQuery({
    query: townQuery,
    variables: { code: summary?.code ?? '', kind: summary?.reportingKind ?? 'MUNICIPALITY', language },
    pause: summary === null,
  });
  // while another town loads, the answer at hand is still the last one's
  const answer = data?.municipality?.code === summary?.code ? data : undefined;
  const town = useMemo(() => (answer ? townOf(answer) : null), [answer]);
  return { town, error: town ? null : (error ?? null), retry: () => ask({ requestPolicy: 'network-only' }) };
}
