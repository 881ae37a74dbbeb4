import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { letterAt } from './letters.ts';
import { CurveTable } from './siting-curve.tsx';
import { type ShownPlan, useSitingWords } from './use-siting-words.ts';

/** The places, what each number of places brings, and the areas that are left. */
export function SitingTable({ plan, places, isUnfinished }: ShownPlan) {
  const text = useText();
  const format = useFormat();
  const { areas } = useTown();
  const areaName = useAreaName();
  const { nameOf } = useSitingWords();
  const people = new Map(plan.areasLeft.map((left) => [left.area.id, left.people]));
  return (
    <div className="whatif-tables">
      {isUnfinished && <p className="whatif-note">{text('siting.unfinished')}</p>}
      <table className="whatif-table">
        <caption>{text('siting.answer')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('siting.col.mark')}</th>
            <th scope="col" data-words>
              {text('siting.col.place')}
            </th>
            <th scope="col">{text('siting.col.added')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place, index) => (
            <tr key={place.key}>
              <th scope="row">{letterAt(index)}</th>
              <td>{nameOf(place)}</td>
              <td className="number">{format.number(place.added)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <CurveTable curve={plan.curve} />
      {people.size > 0 && (
        <table className="whatif-table">
          <caption>{text('siting.left')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('whatif.area')}</th>
              <th scope="col">{text('siting.col.left')}</th>
            </tr>
          </thead>
          <tbody>
            {areas
              .filter(({ id }) => people.has(id))
              .map((area) => (
                <tr key={area.id}>
                  <th scope="row">{areaName(area)}</th>
                  <td className="number">{format.number(people.get(area.id) ?? 0)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
