import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { TravelPeople } from '../travel/use-travel-time.ts';

/** So many residents, in words where the number is withheld or not known. */
export function useToldPeople(): (told: TravelPeople) => string {
  const text = useText();
  const format = useFormat();
  return ({ state, people }) => {
    if (state === 'SUPPRESSED') return text('value.suppressed');
    return people === null ? text('value.unknown') : text('unit.people', { n: format.number(people) });
  };
}
