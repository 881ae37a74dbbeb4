import { createRandom } from '../random.ts';
import { daysBefore } from './calendar.ts';
import type { SampleResource } from './sample-resource.ts';
import type { Workshop } from './spots.ts';

const SHELTERS = new Set(['designated-shelter', 'emergency-evacuation-site']);
const SHELTER_SOURCE = '避難場所データ(国土地理院)を加工';
/** Credit of the list as a whole. */
export const KNOWN_PLACES_SOURCE = `${SHELTER_SOURCE}・公知の施設`;
const KNOWN_SOURCE = '公知の施設(位置はおおよそ、確認日はデモ)';

/** Stations, hospitals, schools that are shelters: real places, one record for each kind that they are. */
export function recordKnownPlaces({ facts, territory, asOf }: Workshop): SampleResource[] {
  const random = createRandom(`${facts.slug}/known-places`);
  return facts.places.flatMap((place) =>
    place.kinds.map((kind) => ({
      kind,
      name: place.name,
      nameKana: place.nameKana,
      address: facts.prefecture + place.address,
      location: place.location,
      area: territory.areaAt(place.location),
      servesAreas: [],
      status: 'active' as const,
      schedule: '',
      capacity: undefined,
      organization: '',
      phone: '',
      languages: '',
      visibility: 'public' as const,
      openedOn: '',
      closedOn: '',
      confirmedOn: daysBefore(asOf, random.between(20, 320)),
      source: SHELTERS.has(kind) ? SHELTER_SOURCE : KNOWN_SOURCE,
    })),
  );
}
