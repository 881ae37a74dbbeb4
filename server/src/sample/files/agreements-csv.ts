import { addMonths, type Day } from '@hazama/geo';
import { daysBefore } from '../places/calendar.ts';
import type { SampleResource } from '../places/sample-resource.ts';
import type { Workshop } from '../places/spots.ts';
import { createRandom } from '../random.ts';
import { csvText } from './csv-text.ts';

const KIND = 'watch-agreement';
/** An agreement runs for so long, and is then renewed. */
const TERM_MONTHS = 36;
/** Of the partners of the watch, so many with a paper of their own. */
const MOST = 24;

/**
 * 事業者協定による見守り: some of the town's watching shops with their agreements, a few soon to be renewed, two past their day,
 * one ended, and one partner for the whole town.
 */
export function agreementsCsv({ facts, asOf }: Workshop, resources: readonly SampleResource[]): string {
  const random = createRandom(`${facts.slug}/agreements`);
  const partners = resources.filter(({ kind }) => kind === KIND).slice(0, MOST);
  const rows = partners.map(({ name, area, servesAreas }, at) => {
    const areas = servesAreas.length > 0 ? servesAreas : [area];
    const renewBy = renewalDay(at, asOf, random.between(100, 1000));
    const isEnded = at === 7;
    return {
      organization: name,
      kind: KIND,
      areas: areas.join('、'),
      signed_on: addMonths(renewBy, -TERM_MONTHS),
      renew_by: isEnded ? '' : renewBy,
      ended_on: isEnded ? daysBefore(asOf, 40) : '',
    };
  });
  const whole = {
    organization: `${facts.name}内郵便局（デモ）`,
    kind: KIND,
    areas: '',
    signed_on: addMonths(asOf, -2 * TERM_MONTHS),
    renew_by: '',
    ended_on: '',
  };
  return csvText(['organization', 'kind', 'areas', 'signed_on', 'renew_by', 'ended_on'], [...rows, whole]);
}

/** Two that should have been renewed, three within the next weeks, the others later. */
function renewalDay(at: number, asOf: Day, later: number): Day {
  if (at < 2) return daysBefore(asOf, 20 + 45 * at);
  return daysBefore(asOf, at < 5 ? -(12 + 25 * (at - 2)) : -later);
}
