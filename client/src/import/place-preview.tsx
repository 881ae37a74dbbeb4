import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { PlacesMap } from '../map/places-map.tsx';
import { type ChosenRow, type Job, type Place, placesQuery } from './import-queries.ts';

interface Props {
  readonly job: Job;
  readonly chosen: ChosenRow | null;
  readonly onChoose: (row: ChosenRow) => void;
}

/** Where the rows of a file lie, and how well that is known. The list beside it says the same in words. */
export function PlacePreview({ job, chosen, onChoose }: Props) {
  const text = useText();
  const format = useFormat();
  const [{ data }, ask] = useQuery({ query: placesQuery, variables: { id: job.id } });
  // every check places the rows anew
  useEffect(() => {
    if (job.checkedAt) ask({ requestPolicy: 'network-only' });
  }, [job.checkedAt, ask]);
  const sent = data?.importJob?.places ?? NONE;
  const line = chosen?.line ?? null;
  const places = useMemo(() => {
    // of a long file a part is sent: the row that is looked at is shown in any case
    const own = chosen && placeOf(chosen);
    const isThere = !own || sent.some((place) => place.line === own.line);
    return (isThere ? sent : [...sent, own]).map((place) => ({
      id: place.line,
      label: place.label,
      point: [place.longitude, place.latitude] as const,
      isExact: place.placeLevel === 'GIVEN' || place.placeLevel === 'BLOCK',
      isDoubtful: place.verdict === 'review',
    }));
  }, [sent, chosen]);
  const { point, town, unknown } = job.placeCounts;
  return (
    <figure className="place-preview">
      <PlacesMap label={text('import.map')} places={places} chosen={line} onChoose={(id) => onChoose({ line: id })} />
      <figcaption>
        <span data-key="exact">{text('import.places.point', { n: format.number(point) })}</span>
        <span data-key="town">{text('import.places.town', { n: format.number(town) })}</span>
        <span data-key="none">{text('import.places.unknown', { n: format.number(unknown) })}</span>
        {sent.length > 0 && sent.length < point + town && (
          <p>{text('import.places.part', { all: format.number(point + town), n: format.number(sent.length) })}</p>
        )}
      </figcaption>
    </figure>
  );
}

const NONE: readonly Place[] = [];

/** Null of a row that no map shows: rejected, or nowhere. */
function placeOf({ line, label, verdict, longitude, latitude, placeLevel }: ChosenRow): Place | null {
  if (label === undefined || !verdict || verdict === 'rejected' || !placeLevel) return null;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  return { line, label, verdict, longitude, latitude, placeLevel };
}
