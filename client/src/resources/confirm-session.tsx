import { Printer } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useConfirmations } from '../edit/use-confirmations.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSteadyList } from '../ui/use-steady-list.ts';
import { ViewLink } from '../view-link.tsx';
import type { ListedResource } from './resource-queries.ts';
import type { useResourceList } from './use-resource-list.ts';

type Answer = 'exists' | 'gone' | 'later' | 'failed';

/** One key each, while a row has the focus: 1 今もある, 2 なくなった, 3 あとで. */
const KEYS: Readonly<Record<string, Exclude<Answer, 'failed'>>> = { '1': 'exists', '2': 'gone', '3': 'later' };

/** 確認リスト: what nobody has confirmed for long, area by area, to be worked through by telephone. */
export function ConfirmSession({ list }: { readonly list: ReturnType<typeof useResourceList> }) {
  const text = useText();
  const { resources, error, retry, total, rest, showMore, goOn, goBack } = list;
  if (error && !resources)
    return (
      <Notice tone="error" title={text('err.load')} actions={<Button onPress={retry}>{text('action.retry')}</Button>} />
    );
  if (!resources) return <Skeleton lines={[1, 1, 1, 1, 1]} lineHeight={72} />;
  return (
    <>
      <Calls key={list.conditions} resources={resources} total={total} />
      {showMore && (
        <Button variant="link" onPress={showMore}>
          {text('list.next', { n: rest })}
        </Button>
      )}
      {(goOn || goBack) && (
        <div className="resource-paging">
          {goBack && <Button onPress={goBack}>{text('res.goBack')}</Button>}
          {goOn && <Button onPress={goOn}>{text('res.goOn', { n: rest })}</Button>}
        </div>
      )}
    </>
  );
}

function Calls({ resources, total }: { readonly resources: readonly ListedResource[]; readonly total: number }) {
  const text = useText();
  const mayEdit = useMayEdit();
  const { areas } = useTown();
  const areaName = useAreaName();
  const { confirmResource } = useConfirmations();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  // a row that is answered stays where it is until the list is opened anew
  const rows = useSteadyList(resources);
  const waiting = new Set(resources.map(({ id }) => id));
  const answered = rows.filter(({ id }) => !waiting.has(id)).length;

  const give = async (resource: ListedResource, answer: Exclude<Answer, 'failed'>, row: Element | null) => {
    const note = (said: Answer) => setAnswers((before) => new Map([...before, [resource.id, said]]));
    note(answer);
    const next = row?.nextElementSibling ?? row?.closest('section')?.nextElementSibling?.querySelector('li');
    if (next instanceof HTMLElement) next.focus();
    if (answer !== 'later' && !(await confirmResource(resource, answer === 'exists'))) note('failed');
  };

  if (rows.length === 0) return <Notice tone="empty" title={text('confirm.none')} />;
  const byArea = Map.groupBy(rows, ({ area }) => area?.id ?? '');
  const order = [...areas.map(({ id }) => id), ''].filter((id) => byArea.has(id));
  return (
    <div className="confirm-session">
      <div className="confirm-session-head">
        <p aria-live="polite">{text('confirm.progress', { n: answered, all: total + answered })}</p>
        <progress value={answered} max={total + answered} aria-label={text('res.confirmList')} />
        {mayEdit && <p className="confirm-session-keys">{text('confirm.keys')}</p>}
        <Button variant="quiet" onPress={() => print()}>
          <Printer size={18} aria-hidden />
          {text('action.print')}
        </Button>
      </div>
      {order.map((areaId) => {
        const area = areas.find(({ id }) => id === areaId);
        return (
          <section key={areaId} className="confirm-session-area">
            <h2>
              {area ? areaName(area, 'sentence') : text('confirm.noArea')}{' '}
              {text('res.count', { n: byArea.get(areaId)?.length ?? 0 })}
            </h2>
            <ul>
              {byArea.get(areaId)?.map((resource) => (
                <Call
                  key={resource.id}
                  resource={resource}
                  answer={
                    waiting.has(resource.id)
                      ? (answers.get(resource.id) ?? null)
                      : (answers.get(resource.id) ?? 'exists')
                  }
                  isDone={!waiting.has(resource.id)}
                  onAnswer={mayEdit ? (answer, row) => void give(resource, answer, row) : null}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface CallProps {
  readonly resource: ListedResource;
  readonly answer: Answer | null;
  readonly isDone: boolean;
  readonly onAnswer: ((answer: Exclude<Answer, 'failed'>, row: Element | null) => void) | null;
}

function Call({ resource, answer, isDone, onAnswer }: CallProps) {
  const text = useText();
  const format = useFormat();
  const { name, phone, confirmedOn, monthsSinceConfirmed } = resource;
  const onKeyDown = (event: KeyboardEvent) => {
    const meant = KEYS[event.key];
    // in a link or button the keys are its own
    if (!meant || !onAnswer || isDone || event.target !== event.currentTarget) return;
    event.preventDefault();
    onAnswer(meant, event.currentTarget);
  };
  const choices = [
    ['exists', text('confirm.exists')],
    ['gone', text('confirm.gone')],
    ['later', text('confirm.later')],
  ] as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- the row takes the keys
    <li className="call" data-answer={answer ?? undefined} tabIndex={onAnswer ? 0 : undefined} onKeyDown={onKeyDown}>
      <div className="call-words">
        <ViewLink to={{ screen: 'resources', resource: resource.id }}>{name}</ViewLink>
        <span>
          {phone && <a href={`tel:${phone}`}>{phone}</a>}
          {confirmedOn ? text('presence.confirmedOn', { date: format.date(confirmedOn) }) : text('res.never')}
          {monthsSinceConfirmed !== null && ` (${text('res.months', { m: monthsSinceConfirmed })})`}
        </span>
        {answer === 'failed' && <span role="alert">{text('err.save')}</span>}
      </div>
      <span className="call-paper" aria-hidden="true">
        □ {text('confirm.exists')} □ {text('confirm.gone')} □ {text('confirm.later')}
      </span>
      {isDone ? (
        <span className="call-done">{text(answer === 'gone' ? 'confirm.gone' : 'confirm.exists')}</span>
      ) : (
        onAnswer && (
          <div className="call-choices">
            {choices.map(([id, label]) => (
              <button
                key={id}
                type="button"
                className={`button ${answer === id ? 'button-filled' : 'button-outlined'}`}
                aria-label={`${name}: ${label}`}
                onClick={({ currentTarget }) => onAnswer(id, currentTarget.closest('li'))}
              >
                {label}
              </button>
            ))}
          </div>
        )
      )}
    </li>
  );
}
