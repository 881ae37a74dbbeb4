import '../../indicator/sensitivity/sensitivity-panel.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { HoldingMark } from '../../indicator/sensitivity/holding-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type NextPlaceAnswer, useNextPlace } from './use-next-place.ts';
import type { SitingQuestion } from './use-siting.ts';
import { useSitingWords } from './use-siting-words.ts';

interface Props {
  readonly question: SitingQuestion;
  readonly onClose: () => void;
}

/** 前提を変えても？: is the one next place that helps most the same under other assumptions? Leaving it ends the calculation. */
export function NextPlacePanel({ question, onClose }: Props) {
  const text = useText();
  const { step, error, again } = useNextPlace(question);
  const answer = step?.sensitivity;
  return (
    <div className="sens" aria-busy={!answer && !error}>
      {answer ? (
        <AnswerOfSettings answer={answer} />
      ) : error ? (
        <Notice
          tone={error.networkError ? 'offline' : 'error'}
          title={error.graphQLErrors[0]?.message ?? text('siting.offline')}
          error={error}
          actions={<Button onPress={again}>{text('action.retry')}</Button>}
        />
      ) : (
        <div className="siting-status">
          <progress aria-label={text('siting.next.busy')} max={step?.settings ?? 1} value={step?.done ?? 0} />
          {/* the bar tells each step; what is read aloud doesn't change with it */}
          <p role="status">{text('siting.next.busy')}</p>
          {step && <p aria-hidden>{text('siting.next.done', { n: step.done, total: step.settings })}</p>}
        </div>
      )}
      <Button onPress={onClose}>{text(answer || error ? 'siting.next.close' : 'siting.stop')}</Button>
    </div>
  );
}

function AnswerOfSettings({ answer }: { readonly answer: NextPlaceAnswer }) {
  const text = useText();
  const format = useFormat();
  const { nameOf } = useSitingWords();
  const { assumptions, variants } = answer;
  const counts = [
    ['HOLDS', answer.holding],
    ['CHANGES', answer.changing],
    ['UNDECIDED', answer.undecided],
  ] as const;
  return (
    <>
      <p className="sens-sentence" role="status">
        {answer.sentence}
      </p>
      <ul className="sens-counts">
        {counts.map(([holds, count]) => (
          <li key={holds}>
            <HoldingMark holds={holds} />
            <span aria-hidden>{text(`sens.${holds}`)}</span>
            <b className="number">{text('sens.ways', { n: count })}</b>
          </li>
        ))}
      </ul>
      <table className="sens-table">
        <caption>{text('sens.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('sens.col.assumption')}</th>
            <th scope="col">{text('siting.next.place')}</th>
            <th scope="col">{text('siting.col.added')}</th>
          </tr>
        </thead>
        {assumptions.map(({ id, name, values, base }, at) => (
          <tbody key={id}>
            <tr>
              <th className="sens-table-group" scope="rowgroup" colSpan={3}>
                {name}
              </th>
            </tr>
            {values.map((words, position) => {
              const isToday = position === base;
              const variant = variants.find(
                ({ changed, choices }) =>
                  choices[at] === position && (isToday ? changed.length === 0 : changed.join() === id),
              );
              return (
                variant && (
                  <tr key={words} data-today={isToday || undefined}>
                    <th scope="row">{isToday ? text('sens.base', { value: words }) : words}</th>
                    <td>
                      <span className="sens-table-conclusion">
                        {!isToday && <HoldingMark holds={variant.holds} />}
                        {variant.holds === 'HOLDS' && !isToday
                          ? text('siting.next.same')
                          : variant.best
                            ? nameOf(variant.best)
                            : text('sens.UNDECIDED')}
                      </span>
                    </td>
                    <td className="number">
                      {variant.best ? text('siting.added', { n: format.number(Math.round(variant.best.added)) }) : '—'}
                    </td>
                  </tr>
                )
              );
            })}
          </tbody>
        ))}
      </table>
      <p className="whatif-note">{text('siting.next.how', { n: answer.total })}</p>
    </>
  );
}
