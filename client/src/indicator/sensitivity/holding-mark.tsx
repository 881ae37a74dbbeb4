import { useText } from '../../i18n/use-text.tsx';
import type { Holding } from './sensitivity-query.ts';

/** What became of a conclusion, by its shape: a dot, a diamond, an empty square. In the middle of 0, 0. */
export function HoldingShape({ holds }: { readonly holds: Holding }) {
  switch (holds) {
    case 'HOLDS':
      return <circle className="sens-shape" data-holds="HOLDS" r="5" />;
    case 'CHANGES':
      return <path className="sens-shape" data-holds="CHANGES" d="M0 -7 7 0 0 7 -7 0Z" />;
    case 'UNDECIDED':
      return <rect className="sens-shape" data-holds="UNDECIDED" x="-4.5" y="-4.5" width="9" height="9" />;
  }
}

/** The shape with its word, for lists and tables. */
export function HoldingMark({ holds }: { readonly holds: Holding }) {
  const text = useText();
  return (
    <svg width="16" height="16" viewBox="-8 -8 16 16" role="img" aria-label={text(`sens.${holds}`)}>
      <HoldingShape holds={holds} />
    </svg>
  );
}
