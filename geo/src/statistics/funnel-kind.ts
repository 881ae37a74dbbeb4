/** What chance is expected to do: PROPORTION, so many of these people (binomial); RATE, events over an exposure (Poisson). */
export type FunnelKind = 'PROPORTION' | 'RATE';
