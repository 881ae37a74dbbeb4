import './places-map.css';
import { useEffect } from 'react';
import type { AreaFill } from './model/area-fills.ts';
import type { AreaLabel } from './owner/area-painter.ts';
import { TrialMapOwner, type TrialSquare, type TrialStopMark } from './owner/trial-map.ts';
import { useSmallMap } from './use-small-map.ts';

interface Props {
  readonly label: string;
  readonly fills: readonly AreaFill[];
  readonly labels: readonly AreaLabel[];
  readonly squares: readonly TrialSquare[];
  readonly stops: readonly TrialStopMark[];
}

/** What a trial changes, on the town's areas. A table and sentences with the same stand beside it. */
export function TrialMap({ label, fills, labels, squares, stops }: Props) {
  const { container, owner, isImpossible } = useSmallMap((place) => new TrialMapOwner(place));
  useEffect(() => void owner?.fill(fills, labels), [owner, fills, labels]);
  useEffect(() => void owner?.mark(squares, stops), [owner, squares, stops]);
  useEffect(() => {
    if (owner && stops.length > 0) owner.frame(stops.map(({ point }) => point));
  }, [owner, stops]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section would need a heading that nobody sees
    <div ref={container} className="places-map trial-map" role="region" aria-label={label} hidden={isImpossible} />
  );
}
