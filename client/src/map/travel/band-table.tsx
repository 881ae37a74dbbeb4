import { useText } from '../../i18n/use-text.tsx';
import { useToldPeople } from '../transit/use-told-people.ts';
import { bandBackground } from './band-background.ts';
import type { TravelPeople, TravelTime } from './use-travel-time.ts';

/** The key of the map and its numbers in one: how many people within each number of minutes, and beyond the last. */
export function BandTable({ time }: { readonly time: TravelTime }) {
  const text = useText();
  const told = useToldPeople();
  const last = time.bands.at(-1);
  return (
    <table className="travel-bands">
      <caption className="visually-hidden">{text('travel.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('travel.column.minutes')}</th>
          <th scope="col">{text('travel.column.residents')}</th>
          <th scope="col">{text('travel.column.older')}</th>
        </tr>
      </thead>
      <tbody>
        {time.bands.map(({ minutes, residents, older }, band) => (
          <tr key={minutes}>
            <th scope="row">
              <i className="travel-swatch" style={{ backgroundImage: bandBackground(band) }} aria-hidden />
              {text('travel.within', { n: minutes })}
            </th>
            <td className="number">{told(residents)}</td>
            <td className="number">{told(older)}</td>
          </tr>
        ))}
        {last && (
          <tr>
            <th scope="row">
              <i className="travel-swatch" aria-hidden />
              {text('travel.beyond', { n: last.minutes })}
            </th>
            <td className="number">{told(beyond(time.residents, last.residents))}</td>
            <td className="number">{told(beyond(time.older, last.older))}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** Who is not within the last band. What is withheld or unknown of either is so of the difference. */
function beyond(all: TravelPeople, within: TravelPeople): TravelPeople {
  if (all.people === null) return all;
  if (within.people === null) return within;
  return { state: 'OK', people: Math.max(0, all.people - within.people) };
}
