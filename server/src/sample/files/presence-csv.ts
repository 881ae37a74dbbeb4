import type { Day } from '@hazama/geo';
import { daysBefore, monthsBefore } from '../places/calendar.ts';
import { DEMO_SOURCE } from '../places/recipe-resources.ts';
import type { SampleResource } from '../places/sample-resource.ts';
import type { Workshop } from '../places/spots.ts';
import { createRandom } from '../random.ts';
import { csvText } from './csv-text.ts';

/** Kinds of which a council would know whether its area has one. */
const ASKED = `salon ibasho kayoinoba community-kitchen learning-support food-pantry volunteer-ride senior-club platform
  community-business mobile-shop children-centre hikikomori-ibasho`.split(/\s+/);

/**
 * ある・ない as areas have said it: of what has no record some say that there is none, a few said so too long ago,
 * and of the rest nothing is known.
 */
export function presenceCsv({ facts, asOf }: Workshop, resources: readonly SampleResource[]): string {
  const random = createRandom(`${facts.slug}/presence`);
  const recordedHere = new Set(
    resources.flatMap(({ kind, area, servesAreas }) => [area, ...servesAreas].map((name) => `${kind}/${name}`)),
  );
  const recordedAnywhere = new Set(resources.map(({ kind }) => kind));
  const rows = facts.demo.flatMap(({ area, marks }) => {
    const said = marks.filter((mark) => mark.startsWith('absent:')).map((mark) => mark.slice('absent:'.length));
    const asked = ASKED.filter((kind) => recordedAnywhere.has(kind) && !recordedHere.has(`${kind}/${area}`));
    return [
      ...said.map((kind) => absent(area, kind, daysBefore(asOf, random.between(10, 200)))),
      ...asked.flatMap((kind) => {
        const chance = random.next();
        if (chance < 0.3) return [absent(area, kind, daysBefore(asOf, random.between(10, 300)))];
        return chance < 0.36 ? [absent(area, kind, monthsBefore(asOf, 14, random))] : [];
      }),
    ];
  });
  return csvText(['area', 'kind', 'state', 'since', 'confirmed_on', 'source'], rows);
}

function absent(area: string, kind: string, confirmedOn: Day) {
  return { area, kind, state: 'absent', confirmed_on: confirmedOn, source: DEMO_SOURCE };
}
