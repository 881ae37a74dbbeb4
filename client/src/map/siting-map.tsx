import './places-map.css';
import { useEffect, useEffectEvent } from 'react';
import type { AreaFill } from './model/area-fills.ts';
import type { AreaLabel } from './owner/area-painter.ts';
import { type ProposedPlace, SitingMapOwner } from './owner/siting-map.ts';
import { useSmallMap } from './use-small-map.ts';

interface Props {
  readonly label: string;
  readonly fills: readonly AreaFill[];
  readonly labels: readonly AreaLabel[];
  readonly places: readonly ProposedPlace[];
  /** Letter of the place that is looked at. */
  readonly chosen: string | null;
  readonly onChoose: (letter: string) => void;
}

/** Where the next ones could be, on the town's areas. A list of the same places has to stand beside it. */
export function SitingMap({ label, fills, labels, places, chosen, onChoose }: Props) {
  const choose = useEffectEvent((letter: string) => onChoose(letter));
  const { container, owner, isImpossible } = useSmallMap(
    (place) => new SitingMapOwner({ ...place, onChoose: (letter) => choose(letter) }),
  );
  useEffect(() => void owner?.fill(fills, labels), [owner, fills, labels]);
  useEffect(() => void owner?.propose(places, chosen), [owner, places, chosen]);
  useEffect(() => owner?.frame(places.map(({ point }) => point)), [owner, places]);
  useEffect(() => {
    const place = places.find(({ letter }) => letter === chosen);
    if (place) owner?.goTo(place.point);
  }, [owner, places, chosen]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section would need a heading that nobody sees
    <div ref={container} className="places-map" role="region" aria-label={label} hidden={isImpossible} />
  );
}
