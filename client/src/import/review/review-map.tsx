import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { PlacesMap } from '../../map/places-map.tsx';
import type { ReviewRow } from './review-queries.ts';

interface Props {
  readonly rows: readonly ReviewRow[];
  /** Id of the row that is looked at. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Where the rows lie, and of the one that is looked at the place that its address leads to. The list says the same in words. */
export function ReviewMap({ rows, chosen, onChoose }: Props) {
  const text = useText();
  const places = useMemo(() => {
    const own = rows.flatMap(({ id, label, longitude, latitude, placeLevel }, at) =>
      longitude === null || latitude === null
        ? []
        : [
            {
              id: at,
              rowId: id,
              label,
              point: [longitude, latitude] as const,
              isExact: placeLevel === 'GIVEN' || placeLevel === 'BLOCK',
              isDoubtful: true,
            },
          ],
    );
    const row = rows.find(({ id }) => id === chosen);
    const suggested = row && suggestedPoint(row);
    if (!row || !suggested) return own;
    const ofAddress = { id: rows.length, rowId: row.id, label: row.label, point: suggested };
    return [...own, { ...ofAddress, isExact: false, isDoubtful: false }];
  }, [rows, chosen]);
  return (
    <figure className="place-preview">
      <PlacesMap
        label={text('import.map')}
        places={places}
        chosen={places.find(({ rowId }) => rowId === chosen)?.id ?? null}
        onChoose={(at) => onChoose(places.find(({ id }) => id === at)?.rowId ?? '')}
      />
      <figcaption>
        <span data-key="doubtful">{text('import.review.placeOfRow')}</span>
        <span data-key="town">{text('import.review.placeOfAddress')}</span>
      </figcaption>
    </figure>
  );
}

/** What a press on the suggestion would make of the place. */
function suggestedPoint({ notes }: ReviewRow): readonly [number, number] | null {
  for (const { suggestion } of notes) {
    const { longitude, latitude } = (suggestion?.changes ?? {}) as { longitude?: string; latitude?: string };
    if (longitude && latitude) return [Number(longitude), Number(latitude)];
  }
  return null;
}
