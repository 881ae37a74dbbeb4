import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { type ShownPlan, useSitingWords } from './use-siting-words.ts';

/** The plan as it would be read aloud. */
export function SitingProse(shown: ShownPlan) {
  const text = useText();
  const format = useFormat();
  const { areas } = useTown();
  const areaName = useAreaName();
  const { sentencesOf } = useSitingWords();
  const people = new Map(shown.plan.areasLeft.map((left) => [left.area.id, left.people]));
  return (
    <div className="whatif-prose">
      <section>
        <h2>{text('siting.answer')}</h2>
        {sentencesOf(shown).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {people.size > 0 && (
        <section>
          <h2>{text('siting.left')}</h2>
          <ul>
            {areas
              .filter(({ id }) => people.has(id))
              .map((area) => (
                <li key={area.id}>
                  {text('siting.sentence.left', {
                    area: areaName(area, 'sentence'),
                    n: format.roundedPeople(people.get(area.id) ?? 0),
                  })}
                </li>
              ))}
          </ul>
        </section>
      )}
    </div>
  );
}
