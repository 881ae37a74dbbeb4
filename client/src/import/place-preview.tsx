import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { PlacesMap } from '../map/places-map.tsx';
import { type Job, placesQuery } from './import-queries.ts';

interface Props {
  readonly job: Job;
  readonly line: number | null;
  readonly onLine: (line: number) => void;
}

/** Where the rows of a file lie, and how well that is known. The list beside it says the same in words. */
export function PlacePreview({ job, line, onLine }: Props) {
  const text = useText();
  const format = useFormat();
  const [{ data }, ask] = useQuery({ query: placesQuery, variables: { id: job.id } });
  // every check places the rows anew
  useEffect(() => {
    if (job.checkedAt) ask({ requestPolicy: 'network-only' });
  }, [job.checkedAt, ask]);
  const places = useMemo(
    () =>
      (data?.importJob?.places ?? []).map((place) => ({
        id: place.line,
        label: place.label,
        point: [place.longitude, place.latitude] as const,
        isExact: place.placeLevel === 'GIVEN' || place.placeLevel === 'BLOCK',
        isDoubtful: place.verdict === 'review',
      })),
    [data],
  );
  const { point, town, unknown } = job.placeCounts;
  return (
    <figure className="place-preview">
      <PlacesMap label={text('import.map')} places={places} chosen={line} onChoose={onLine} />
      <figcaption>
        <span data-key="exact">{text('import.places.point', { n: format.number(point) })}</span>
        <span data-key="town">{text('import.places.town', { n: format.number(town) })}</span>
        <span data-key="none">{text('import.places.unknown', { n: format.number(unknown) })}</span>
      </figcaption>
    </figure>
  );
}
