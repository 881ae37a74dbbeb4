import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { MethodLink } from '../indicator/method-link.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { ViewLink } from '../view-link.tsx';
import type { ComparedValue, Comparison } from './compare-query.ts';
import { letterOf } from './scenario-letter.ts';
import { useValueWords } from './use-trial-text.ts';

interface Props {
  readonly comparison: Comparison;
  readonly indicator: TownIndicator;
}

interface Side {
  readonly key: string;
  readonly title: string;
  readonly value: ComparedValue | null;
  readonly sentence: string;
}

/** Of the whole town: a bar and a sentence for each, and for those that are taken together. */
export function CompareWords({ comparison, indicator }: Props) {
  const text = useText();
  const { total } = useTown();
  const valueWords = useValueWords(indicator.unit, 1);
  const sentenceOf = useSentence(indicator);
  const { before, scenarios, together } = comparison;
  const whole = (values: readonly ComparedValue[]) => values.find(({ area }) => area.id === total?.id) ?? null;
  const peopleOf = (people: Comparison['together']['people']) =>
    people?.find(({ area }) => area.id === total?.id) ?? null;
  const now = whole(before);
  const nameOf = (id: string) => letterOf(scenarios.findIndex(({ scenario }) => scenario.id === id));
  const sides: Side[] = [
    { key: 'now', title: text('whatif.mode.now'), value: now, sentence: '' },
    ...scenarios.map(({ scenario: { id, name }, after, people, isTouched }, at) => ({
      key: id,
      title: text('compare.letter', { letter: letterOf(at), name }),
      value: whole(after),
      sentence: isTouched ? sentenceOf(now, whole(after), peopleOf(people)) : text('whatif.indicator.same'),
    })),
    {
      key: 'together',
      title: text(together.scenarios.length === 2 ? 'compare.both' : 'compare.all', {
        letters: together.scenarios.map(nameOf).join('+'),
      }),
      value: whole(together.after),
      sentence: sentenceOf(now, whole(together.after), peopleOf(together.people)),
    },
  ];
  // a share is a part of all, whatever the others are
  const most = indicator.unit === 'ratio' ? 1 : Math.max(...sides.map(({ value }) => value?.value ?? 0));
  return (
    <section className="compare-words" aria-live="polite">
      <h2>{indicator.name}</h2>
      <p className="whatif-note">{indicator.detail}</p>
      <ul>
        {sides.map(({ key, title, value, sentence }) => (
          <li key={key} data-side={key === 'now' || key === 'together' ? key : undefined}>
            <b>{title}</b>
            <span className="compare-bar" aria-hidden>
              <i style={{ width: `${most > 0 ? (100 * (value?.value ?? 0)) / most : 0}%` }} />
            </span>
            <span className="number">{valueWords(value, key === 'now' ? null : now)}</span>
            {sentence !== '' && <p>{sentence}</p>}
            {key !== 'now' && key !== 'together' && (
              <div className="compare-open" data-desk>
                <ViewLink to={{ screen: 'whatif', scenario: key }}>{text('compare.open')}</ViewLink>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="whatif-note">{text('compare.union')}</p>
      {total && <MethodLink areaId={total.id} indicatorId={indicator.id} />}
      {together.conflicts.map(({ scenarios: both, place }) => (
        <p key={both.join()} className="compare-conflict" role="note">
          {text('compare.conflict', {
            place: place ?? text('whatif.unnamedPlace'),
            one: nameOf(both[0] ?? ''),
            other: nameOf(both[1] ?? ''),
          })}
        </p>
      ))}
      {comparison.isPartial && <p className="whatif-note">{text('whatif.partial')}</p>}
    </section>
  );
}

/** 新しく40人に届きます; of what counts no people, from what to what it goes. */
function useSentence(indicator: TownIndicator) {
  const text = useText();
  const format = useFormat();
  const valueWords = useValueWords(indicator.unit, 1);
  return (
    before: ComparedValue | null,
    after: ComparedValue | null,
    people: { readonly newlyCovered: number | null; readonly noLongerCovered: number | null } | null,
  ): string => {
    if (people?.newlyCovered != null && people.noLongerCovered != null) {
      const { newlyCovered, noLongerCovered } = people;
      if (newlyCovered === 0 && noLongerCovered === 0) return text('whatif.reach.same');
      return [
        newlyCovered > 0 ? text('whatif.reach.plus', { n: format.roundedPeople(newlyCovered) }) : '',
        noLongerCovered > 0 ? text('whatif.reach.minus', { n: format.roundedPeople(noLongerCovered) }) : '',
      ].join(' ');
    }
    if (before?.value == null || after?.value == null) return text('whatif.people.unknown');
    if (before.value === after.value) return text('compare.same');
    return text('whatif.prose.fromTo', {
      name: indicator.name,
      before: valueWords(before, after),
      after: valueWords(after, before),
    });
  };
}
