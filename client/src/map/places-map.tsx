import './places-map.css';
import { useEffect, useEffectEvent } from 'react';
import { PlacesMapOwner, type PreviewPlace } from './owner/places-map.ts';
import { useSmallMap } from './use-small-map.ts';

interface Props {
  readonly label: string;
  readonly places: readonly PreviewPlace[];
  /** Id of the one that is looked at. */
  readonly chosen: number | null;
  readonly onChoose?: (id: number) => void;
  /** Shows all of them at once, as close as that goes; else the town. */
  readonly isFramed?: boolean;
}

/** Places on the town's areas, before they are anybody's. A list with the same places has to stand beside it. */
export function PlacesMap({ label, places, chosen, onChoose, isFramed = false }: Props) {
  const choose = useEffectEvent((id: number) => onChoose?.(id));
  const { container, owner, isImpossible } = useSmallMap(
    (place) => new PlacesMapOwner({ ...place, onChoose: (id) => choose(id) }),
  );
  useEffect(() => void owner?.show(places), [owner, places]);
  useEffect(() => {
    if (isFramed) owner?.frame(places);
  }, [owner, places, isFramed]);
  useEffect(() => void owner?.choose(places.find(({ id }) => id === chosen) ?? null), [owner, places, chosen]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section would need a heading that nobody sees
    <div ref={container} className="places-map" role="region" aria-label={label} hidden={isImpossible} />
  );
}
