import type { AreaPresence } from './area-query.ts';

/** Filled, empty or broken ring: the three states told apart by shape. The word stands beside it. */
export function PresenceMark({ state }: { readonly state: AreaPresence['state'] }) {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" className="presence-mark">
      {state === 'PRESENT' && <circle cx={8} cy={8} r={7} fill="currentColor" />}
      {state === 'ABSENT' && <circle cx={8} cy={8} r={6} fill="none" stroke="currentColor" strokeWidth={2} />}
      {state === 'UNCONFIRMED' && (
        <circle cx={8} cy={8} r={6} fill="none" stroke="currentColor" strokeWidth={2} strokeDasharray="3 2.6" />
      )}
    </svg>
  );
}
