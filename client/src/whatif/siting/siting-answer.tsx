import { useMemo, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { SitingView } from '../../siting-view.ts';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { Button } from '../../ui/button.tsx';
import { ViewLink } from '../../view-link.tsx';
import { changeView, useViewState } from '../../view-state.ts';
import { letterAt } from './letters.ts';
import { NextPlacePanel } from './next-place-panel.tsx';
import { SitingCurve } from './siting-curve.tsx';
import type { SitedPlace } from './siting-query.ts';
import type { SitingQuestion } from './use-siting.ts';
import { type ShownPlan, useSitingWords } from './use-siting-words.ts';
import { useTryPlaces } from './use-try-places.ts';

interface Props extends ShownPlan {
  /** It answers the question before this one. */
  readonly isOld: boolean;
  readonly question: SitingQuestion;
  readonly choices: readonly (readonly SitedPlace[])[];
  readonly choice: number;
  readonly letter: string | null;
  readonly onLetter: (letter: string | null) => void;
}

/** The places in words, the choices that are as good, what each further place brings, and the areas that are left. */
export function SitingAnswer({ isOld, question, choices, choice, letter, onLetter, ...shown }: Props) {
  const text = useText();
  const format = useFormat();
  const { areas } = useTown();
  const areaName = useAreaName();
  const { siting } = useViewState();
  const { nameOf, sentencesOf } = useSitingWords();
  const { plan, places, indicator, method } = shown;
  const [first, second] = sentencesOf(shown);
  const isByWalks = method === 'P_MEDIAN' || method === 'P_CENTER';
  const tryPlaces = useTryPlaces(indicator);
  const nextQuestion = useMemo(() => onlyNext(question), [question]);
  const asked = JSON.stringify(nextQuestion);
  // another question closes what was asked about the one before
  const [opened, setOpened] = useState('');
  const left = plan.areasLeft.flatMap(({ area: { id }, people }) => {
    const area = areas.find((each) => each.id === id);
    return area ? [{ area, people }] : [];
  });
  return (
    <div className="siting-answer" data-old={isOld || undefined}>
      <section aria-labelledby="siting-places">
        <h2 id="siting-places">{text('siting.answer')}</h2>
        {shown.isUnfinished && <p className="whatif-note">{text('siting.unfinished')}</p>}
        <p className="siting-sentence">{first}</p>
        {isByWalks && places.length > 0 && <p className="siting-sentence">{second}</p>}
        <ol>
          {places.map((place, index) => (
            <li key={place.key}>
              <button
                type="button"
                aria-pressed={letter === letterAt(index)}
                onClick={() => onLetter(letter === letterAt(index) ? null : letterAt(index))}
              >
                <i aria-hidden>{letterAt(index)}</i>
                <span>{nameOf(place)}</span>
                <b className="number">{text('siting.added', { n: format.number(place.added) })}</b>
              </button>
            </li>
          ))}
        </ol>
        {places.length > 0 && <p className="whatif-note">{text('siting.notRank')}</p>}
        {places.length > 0 && method !== 'LSCP' && places.length < siting.count && (
          <p className="whatif-note">
            {plan.candidateCount < siting.count
              ? text('siting.fewCandidates', { n: plan.candidateCount })
              : text('siting.fewer', { n: places.length })}
          </p>
        )}
        {places.length > 0 && (
          <Button
            variant="filled"
            isDisabled={isOld}
            onPress={() => tryPlaces(places.map((place) => ({ ...place, name: nameOf(place) })))}
          >
            {text('siting.try')}
          </Button>
        )}
      </section>
      {choices.length > 1 && (
        <section aria-labelledby="siting-ties">
          <h2 id="siting-ties">{text('siting.ties')}</h2>
          <p className="whatif-note">{text('siting.ties.why')}</p>
          <select
            aria-labelledby="siting-ties"
            value={choice}
            onChange={({ target }) =>
              changeView({ screen: 'whatif', siting: { ...siting, choice: Number(target.value) } }, 'replace')
            }
          >
            {choices.map((each, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- equal choices have no name but their place
              <option key={index} value={index}>
                {text('siting.tie', {
                  n: index + 1,
                  names: each.map(nameOf).join(text('siting.and')),
                  people: format.number(each.reduce((sum, { added }) => sum + added, 0)),
                })}
              </option>
            ))}
          </select>
        </section>
      )}
      {plan.curve.length > 1 && <SitingCurve curve={plan.curve} />}
      {left.length > 0 && (
        <section aria-labelledby="siting-left">
          <h2 id="siting-left">{text('siting.left')}</h2>
          <ul className="siting-left">
            {left.map(({ area, people }) => (
              <li key={area.id}>
                <ViewLink to={{ screen: 'map', area: area.number }}>{areaName(area, 'sentence')}</ViewLink>
                <span className="number">{text('siting.people', { n: format.number(people) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {places.length > 0 && (
        <section aria-labelledby="siting-next">
          <h2 id="siting-next">{text('sens.title')}</h2>
          <p className="whatif-note">{text('siting.next.about')}</p>
          {opened === asked ? (
            <NextPlacePanel question={nextQuestion} onClose={() => setOpened('')} />
          ) : (
            <Button onPress={() => setOpened(asked)}>{text('siting.next.ask')}</Button>
          )}
        </section>
      )}
      <details className="siting-how">
        <summary>{text('ind.method')}</summary>
        <p>{text(`siting.how.${method}.words`)}</p>
        <LimitWords siting={siting} />
        <p>{text('siting.how.example', exampleOf(plan.curve, places, format.number))}</p>
        <p>{text('siting.how.not')}</p>
        <p>
          {text('siting.how.candidates', { n: plan.candidateCount })} {text('siting.how.method')}{' '}
          <code>{plan.method}</code>
        </p>
      </details>
    </div>
  );
}

/** The one next place, from the same candidates for the same people. */
const onlyNext = ({
  municipality,
  indicator,
  areas,
  candidates,
  candidateKinds,
  candidateExcept,
  candidateResources,
  grid,
}: SitingQuestion): SitingQuestion => ({
  municipality,
  indicator,
  count: 1,
  areas: areas ?? null,
  candidates: candidates ?? null,
  candidateKinds: candidateKinds ?? null,
  candidateExcept: candidateExcept ?? null,
  candidateResources: candidateResources ?? null,
  grid: grid ?? null,
});

/** What the places had to keep to, each with where it is from. */
function LimitWords({ siting: { method, capacity, least, perArea } }: { readonly siting: SitingView }) {
  const text = useText();
  if (method !== 'MCLP' || (capacity === null && least === null && perArea === null)) return null;
  return (
    <>
      {capacity !== null && <p>{text('siting.how.capacity', { n: capacity })}</p>}
      {least === 'highest' && <p>{text('siting.how.highest')}</p>}
      {typeof least === 'number' && <p>{text('siting.how.least', { share: least })}</p>}
      {perArea !== null && <p>{text('siting.how.perArea', { n: perArea })}</p>}
      <p>{text('siting.how.solver')}</p>
    </>
  );
}

/** The answer's own numbers, as the sum that they are. */
function exampleOf(curve: readonly number[], places: readonly SitedPlace[], number: (value: number) => string) {
  const today = curve[0] ?? 0;
  const added = places.map((place) => place.added);
  const total = today + added.reduce((sum, people) => sum + people, 0);
  return { sum: [today, ...added].map((people) => number(people)).join(' + '), total: number(total) };
}
