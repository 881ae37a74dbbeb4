import './places-map.css';
import { useEffect, useEffectEvent } from 'react';
import type { AreaFill } from './model/area-fills.ts';
import type { LngLat } from './model/neighbour.ts';
import type { AreaLabel } from './owner/area-painter.ts';
import { type DrawnCandidate, type ProposedPlace, SitingMapOwner } from './owner/siting-map.ts';
import { useSmallMap } from './use-small-map.ts';

interface Props {
  readonly label: string;
  readonly fills: readonly AreaFill[];
  readonly labels: readonly AreaLabel[];
  readonly places: readonly ProposedPlace[];
  /** Letter of the place that is looked at. */
  readonly chosen: string | null;
  readonly onChoose: (letter: string) => void;
  /** Places that were or could be chosen from; a press turns one. */
  readonly candidates: readonly DrawnCandidate[];
  /** The next press is a place of its own. */
  readonly isArmed: boolean;
  readonly onTap: (point: LngLat) => void;
  readonly onTurn: (id: string) => void;
}

/** Where the next ones could be, on the town's areas. A list of the same places has to stand beside it. */
export function SitingMap({ label, fills, labels, places, chosen, candidates, isArmed, ...acts }: Props) {
  const choose = useEffectEvent((letter: string) => acts.onChoose(letter));
  const turn = useEffectEvent((id: string) => acts.onTurn(id));
  const tap = useEffectEvent((point: LngLat) => {
    if (isArmed) acts.onTap(point);
  });
  const { container, owner, isImpossible } = useSmallMap(
    (place) =>
      new SitingMapOwner({
        ...place,
        onChoose: (letter) => choose(letter),
        onTurn: (id) => turn(id),
        onTap: (point) => tap(point),
      }),
  );
  useEffect(() => void owner?.fill(fills, labels), [owner, fills, labels]);
  useEffect(() => void owner?.offer(candidates), [owner, candidates]);
  useEffect(() => void owner?.propose(places, chosen), [owner, places, chosen]);
  useEffect(() => owner?.frame(places.map(({ point }) => point)), [owner, places]);
  useEffect(() => {
    const place = places.find(({ letter }) => letter === chosen);
    if (place) owner?.goTo(place.point);
  }, [owner, places, chosen]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section would need a heading that nobody sees
    <div
      ref={container}
      className="places-map"
      data-armed={isArmed || undefined}
      role="region"
      aria-label={label}
      hidden={isImpossible}
    />
  );
}
