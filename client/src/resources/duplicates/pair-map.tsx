import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { PlacesMap } from '../../map/places-map.tsx';
import { pointOf } from '../draft.ts';
import type { Pair } from './duplicate-queries.ts';

/** Where the two of a pair lie. */
export function PairMap({ pair }: { readonly pair: Pair }) {
  const text = useText();
  const { kept, other } = pair;
  const places = useMemo(
    () =>
      [kept, other].flatMap(({ name, location }, at) => {
        const point = pointOf(location);
        return point ? [{ id: at, label: name, point, isExact: true, isDoubtful: at === 1 }] : [];
      }),
    [kept, other],
  );
  return (
    <figure className="pair-map">
      <PlacesMap label={text('res.duplicates.map')} places={places} chosen={null} isFramed />
      <figcaption>
        <span data-side="left">{kept.name}</span>
        <span data-side="right">{other.name}</span>
      </figcaption>
    </figure>
  );
}
