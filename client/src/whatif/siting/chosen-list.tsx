import { X } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import type { Candidates } from './use-candidates.ts';
import { useFacilityWords } from './use-facility-words.ts';

/** The candidates that are chosen, each to be taken away: kinds as one, single facilities, points, and what is left out of a kind. */
export function ChosenList({ candidates }: { readonly candidates: Candidates }) {
  const text = useText();
  const format = useFormat();
  const wordsOf = useFacilityWords();
  const { kinds } = useTown();
  const { chosen, facilities, toggle, toggleKind, removePoint, forget } = candidates;
  const { taken, left, lost, count } = facilities;
  return (
    <>
      <p className="siting-pick-count" role="status">
        {text('siting.pick.count', { n: format.number(count) })}
      </p>
      <ul className="siting-pick-chosen" aria-label={text('siting.pick.chosen')}>
        {kinds
          .filter(({ id }) => chosen.kinds.includes(id))
          .map(({ id, name }) => (
            <Chosen
              key={id}
              words={text('siting.pick.kindWhole', {
                name,
                n: taken.filter(({ kind }) => kind === id).length,
              })}
              onRemove={() => toggleKind(id)}
            />
          ))}
        {taken
          .filter(({ kind }) => !chosen.kinds.includes(kind))
          .map((facility) => (
            <Chosen key={facility.id} words={wordsOf(facility)} onRemove={() => toggle(facility)} />
          ))}
        {chosen.points.map((point, index) => (
          <Chosen
            key={point.join()}
            words={text('siting.pick.pointAt', { n: index + 1, at: point.join(', ') })}
            onRemove={() => removePoint(point)}
          />
        ))}
      </ul>
      {left.length > 0 && (
        <ul className="siting-pick-chosen" aria-label={text('siting.pick.left')}>
          {left.map((facility) => (
            <li key={facility.id}>
              <span>{text('siting.pick.leftOut', { name: wordsOf(facility) })}</span>
              <Button onPress={() => toggle(facility)}>{text('siting.pick.back')}</Button>
            </li>
          ))}
        </ul>
      )}
      {lost.length > 0 && (
        <p className="whatif-note">
          {text('siting.pick.lost', { n: lost.length })}{' '}
          <Button onPress={() => forget(lost)}>{text('siting.pick.forget')}</Button>
        </p>
      )}
    </>
  );
}

function Chosen({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  const text = useText();
  return (
    <li>
      <span>{words}</span>
      <Button variant="icon" aria-label={text('siting.pick.remove', { name: words })} onPress={onRemove}>
        <X size={18} aria-hidden />
      </Button>
    </li>
  );
}
