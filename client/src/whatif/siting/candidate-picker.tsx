import { useId } from 'react';
import { isChosen, MOST_SINGLE } from '../../candidate-source.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { PlaceByAddress } from '../place-by-address.tsx';
import { ChosenList } from './chosen-list.tsx';
import type { Candidates } from './use-candidates.ts';
import { useFacilityWords } from './use-facility-words.ts';

/** More a list doesn't show at once: words narrow it. */
const MOST_LISTED = 100;

/** 候補をえらぶ: real facilities by kind or by name, and points of the map; what is chosen stands under it. */
export function CandidatePicker({ candidates }: { readonly candidates: Candidates }) {
  const text = useText();
  const id = useId();
  const { kinds, search, look, chosen, isArmed, isFull, arm, addPoint } = candidates;
  const kind = kinds.find((each) => each.id === search.kind);
  return (
    <section className="siting-pick" aria-labelledby={id}>
      <h3 id={id}>{text('siting.pick')}</h3>
      <div className="siting-pick-search">
        <label>
          {text('siting.pick.kind')}
          <select value={search.kind} onChange={({ target }) => look({ ...search, kind: target.value })}>
            <option value="">{text('siting.pick.anyKind')}</option>
            {kinds.map(({ id: kindId, name, count, withoutPlace }) => (
              <option key={kindId} value={kindId}>
                {text('siting.kindOption', { name, n: count - withoutPlace })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('siting.pick.words')}
          <input
            type="search"
            value={search.words}
            maxLength={50}
            onChange={({ target }) => look({ ...search, words: target.value })}
          />
        </label>
      </div>
      {kind && (
        <label className="siting-check">
          <input
            type="checkbox"
            checked={chosen.kinds.includes(kind.id)}
            onChange={() => candidates.toggleKind(kind.id)}
          />
          {text('siting.pick.allOf', { name: kind.name, n: kind.count - kind.withoutPlace })}
        </label>
      )}
      <FacilityList candidates={candidates} />
      {isFull ? (
        <p className="whatif-note" role="status">
          {text('siting.pick.full', { n: MOST_SINGLE })}
        </p>
      ) : (
        <details className="siting-pick-points" open={isArmed || undefined}>
          <summary>{text('siting.pick.point')}</summary>
          {isArmed && <p role="status">{text('siting.pick.tap')}</p>}
          <Button onPress={() => arm(!isArmed)}>{text(isArmed ? 'siting.pick.tapped' : 'siting.pick.arm')}</Button>
          <PlaceByAddress action={text('siting.pick.byAddress')} onPlace={addPoint} />
        </details>
      )}
      <ChosenList candidates={candidates} />
    </section>
  );
}

function FacilityList({ candidates }: { readonly candidates: Candidates }) {
  const text = useText();
  const wordsOf = useFacilityWords();
  const { listed, search, chosen, toggle } = candidates;
  if (search.kind === '' && search.words.trim() === '')
    return <p className="whatif-note">{text('siting.pick.todo')}</p>;
  const { facilities, beyond, isBusy } = listed;
  if (facilities.length === 0) return <p role="status">{text(isBusy ? 'siting.pick.busy' : 'siting.pick.nothing')}</p>;
  const rest = beyond + Math.max(0, facilities.length - MOST_LISTED);
  return (
    <>
      <ul className="siting-pick-list" aria-label={text('siting.pick.found', { n: facilities.length + beyond })}>
        {facilities.slice(0, MOST_LISTED).map((facility) => (
          <li key={facility.id}>
            <label>
              <input type="checkbox" checked={isChosen(chosen, facility)} onChange={() => toggle(facility)} />
              <span>{wordsOf(facility)}</span>
            </label>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="whatif-note">{text('siting.pick.rest', { n: rest })}</p>}
    </>
  );
}
