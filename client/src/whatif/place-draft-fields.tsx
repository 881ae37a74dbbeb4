import { useMemo } from 'react';
import { useQuery } from 'urql';
import { ScheduleHint } from '../edit/schedule-hint.tsx';
import { useText } from '../i18n/use-text.tsx';
import { PinMap } from '../map/pin-map.tsx';
import { useTown } from '../town/town.ts';
import { placesOfKindQuery } from './choice-query.ts';
import { BUS_STOP, isStop, type PlaceDraft } from './place-draft.ts';
import { useStopsOfDay } from './use-stops-of-day.ts';

interface Props {
  readonly draft: PlaceDraft;
  /** YYYY-MM-DD; null: the town has no timetable, or it isn't known yet. */
  readonly day: string | null;
  readonly faultId: string | undefined;
  readonly onChange: (patch: Partial<PlaceDraft>) => void;
}

/** What the chosen sort of change asks for. */
export function PlaceDraftFields({ draft, day, faultId, onChange }: Props) {
  const text = useText();
  const { sort, kind, resource, name, schedule, capacity, departures } = draft;
  const { resources, stops, isRead } = useChoices(draft, day);
  const described = { 'aria-describedby': faultId };
  return (
    <>
      {sort !== 'add' && (
        <label>
          {text('whatif.place.resource')}
          <select
            {...described}
            value={resource?.id ?? ''}
            onChange={({ target }) => {
              const chosen = [...resources, ...stops].find(({ id }) => id === target.value) ?? null;
              onChange({
                resource: chosen,
                location: chosen?.point ?? null,
                schedule: chosen?.schedule ?? '',
                capacity: countText(chosen?.capacity),
                departures: countText(chosen?.departures),
              });
            }}
          >
            <option value="">
              {isRead && resources.length + stops.length === 0
                ? text(sort === 'departures' ? 'whatif.place.noStops' : 'whatif.place.noResources')
                : text('whatif.choose')}
            </option>
            {stops.map((each) => (
              <option key={each.id} value={each.id}>
                {each.departures === null
                  ? each.name
                  : text('whatif.place.stopOption', { name: each.name, n: each.departures })}
              </option>
            ))}
            {resources.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {sort === 'add' && (
        <label>
          {text('whatif.place.name')}
          <input value={name} maxLength={100} onChange={({ target }) => onChange({ name: target.value })} />
        </label>
      )}
      {(sort === 'add' || sort === 'move') && <PlacePosition draft={draft} faultId={faultId} onChange={onChange} />}
      {((sort === 'add' && !isStop(kind)) || sort === 'openings') && (
        <>
          <label>
            {text('whatif.place.schedule')}
            <input
              {...described}
              value={schedule}
              maxLength={500}
              onChange={({ target }) => onChange({ schedule: target.value })}
            />
          </label>
          <ScheduleHint text={schedule} />
        </>
      )}
      {((sort === 'add' && !isStop(kind)) || sort === 'capacity') && (
        <label>
          {text('whatif.place.capacity')}
          <input
            {...described}
            inputMode="numeric"
            value={capacity}
            onChange={({ target }) => onChange({ capacity: target.value })}
          />
        </label>
      )}
      {((sort === 'add' && isStop(kind)) || sort === 'departures') && (
        <label>
          {text('whatif.place.departures')}
          <input
            {...described}
            inputMode="numeric"
            value={departures}
            onChange={({ target }) => onChange({ departures: target.value })}
          />
        </label>
      )}
      {sort === 'departures' && <p className="whatif-note">{text('whatif.place.departures.note')}</p>}
    </>
  );
}

/** Where it would stand: on the map by press, drag or arrows, or as numbers. */
function PlacePosition({ draft, faultId, onChange }: Omit<Props, 'day'>) {
  const text = useText();
  const { bounds } = useTown();
  const { location } = draft;
  const [west, south, east, north] = bounds ?? [0, 0, 0, 0];
  const typed = (axis: 0 | 1, value: string) => {
    const degrees = Number(value.normalize('NFKC'));
    if (value.trim() === '' || Number.isNaN(degrees)) return;
    const [longitude, latitude] = location ?? [(west + east) / 2, (south + north) / 2];
    onChange({ location: axis === 0 ? [degrees, latitude] : [longitude, degrees] });
  };
  return (
    <>
      <div className="place-map whatif-pin">
        <PinMap
          label={text('whatif.place.map')}
          pin={location ? [location[0], location[1]] : null}
          places={NO_PLACES}
          onMove={([longitude, latitude]) => onChange({ location: [longitude, latitude] })}
        />
      </div>
      <div className="whatif-degrees">
        {([1, 0] as const).map((axis) => (
          <label key={axis}>
            {text(axis === 0 ? 'whatif.place.longitude' : 'whatif.place.latitude')}
            <input
              type="number"
              step="0.0001"
              aria-describedby={faultId}
              value={location ? Number(location[axis].toFixed(6)) : ''}
              onChange={({ target }) => typed(axis, target.value)}
            />
          </label>
        ))}
      </div>
    </>
  );
}

const NO_PLACES: readonly never[] = [];
const STANDING = ['active', 'preparing', 'suspended'];
/** As many as one question may ask for; more of a kind no town of the samples has. */
const MOST = 1000;

const countText = (count: number | null | undefined): string => (count == null ? '' : String(count));

/** What a change can be of: places on record of the kind and, as bus stops, those of the timetable. */
function useChoices({ sort, kind }: PlaceDraft, day: string | null) {
  const isOfStops = sort !== 'add' && (sort === 'departures' || (kind === BUS_STOP && MOVABLE.has(sort)));
  const { stops, isRead: areStopsRead } = useStopsOfDay(isOfStops ? day : null);
  const { resources, isRead } = usePlacesOfKind(sort === 'departures' ? '' : kind);
  return {
    resources,
    stops: useMemo(
      () => stops.map((stop) => ({ ...stop, isOfTimetable: true, schedule: null, capacity: null })),
      [stops],
    ),
    isRead: isOfStops ? areStopsRead || day === null : isRead,
  };
}

/** What can be done with a stop of the timetable as with any place. */
const MOVABLE: ReadonlySet<PlaceDraft['sort']> = new Set(['move', 'remove']);

function usePlacesOfKind(kind: string) {
  const { municipality } = useTown();
  const variables = useMemo(
    () => ({ filter: { municipality: municipality.code, kinds: [kind], status: STANDING }, first: MOST }),
    [municipality.code, kind],
  );
  const [{ data }] = useQuery({ query: placesOfKindQuery, variables, pause: kind === '' });
  const resources = useMemo(
    () =>
      (data?.resources.nodes ?? []).map((each) => ({
        ...each,
        point: pointOf(each.location),
        isOfTimetable: false,
        departures: null,
      })),
    [data],
  );
  return { resources, isRead: data !== undefined };
}

function pointOf(location: unknown): readonly [number, number] | null {
  const { coordinates } = (location ?? {}) as { readonly coordinates?: readonly number[] };
  const [longitude, latitude] = coordinates ?? [];
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude];
}
