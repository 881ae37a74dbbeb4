import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useEditHistory } from '../edit/edit-history.ts';
import { useTrialWords } from '../edit/use-trial-words.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { todayInTokyo } from '../town/today.ts';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ActionForm } from './action-form.tsx';
import { type Action, scenarioActionsQuery } from './action-query.ts';
import { changeOfNamed } from './change-input.ts';
import type { Scenario } from './scenario-query.ts';
import type { Trial } from './trial-query.ts';
import { type ActionDraft, useSaveAction } from './use-save-action.ts';
import type { SavedScenario } from './use-save-scenario.ts';

/** More words than anybody reads as one promise. */
const MOST_DONE = 10;

interface Props {
  readonly scenario: Scenario;
  readonly trial: Trial | null;
}

/** 約束: what becomes of a scenario, who does it and by when. */
export function ScenarioActions({ scenario, trial }: Props) {
  const text = useText();
  const mayEdit = useMayEdit();
  const { areas } = useTown();
  const { changes: edits } = useEditHistory();
  const { create } = useSaveAction();
  const wordsOf = useTrialWords();
  const [{ data, error }, ask] = useQuery({ query: scenarioActionsQuery, variables: { id: scenario.id } });
  // one that was written, taken away or brought back: the list is another
  useEffect(() => {
    if (edits > 0) ask({ requestPolicy: 'network-only' });
  }, [edits, ask]);
  const [isOpen, setIsOpen] = useState(false);
  const actions = data?.scenario?.id === scenario.id ? data.scenario.actions : null;
  // those who gain by it, to begin with
  const gaining = new Set(
    trial?.people?.flatMap(({ area, newlyCovered }) => (newlyCovered !== null && newlyCovered > 0 ? [area.id] : [])),
  );
  // what is tried, done: 「西」から出る便を1日8便にする
  const changes = scenario.changes.flatMap((change) => changeOfNamed(change) ?? []);
  const before: ActionDraft = {
    title: scenario.name,
    owner: scenario.author ?? '',
    dueOn: '',
    doneWhen: changes.length <= MOST_DONE ? changes.map(wordsOf).join(text('whatif.change.and')) : '',
    areas: areas.flatMap(({ id }) => (gaining.has(id) ? [id] : [])),
  };
  return (
    <section className="whatif-promises" aria-labelledby="whatif-promises">
      <h2 id="whatif-promises">{text('action.title')}</h2>
      {error && (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
        />
      )}
      {actions?.length === 0 && !isOpen && <p>{text('action.none')}</p>}
      {actions && actions.length > 0 && (
        <ul>
          {actions.map((action) => (
            <OneAction key={action.id} action={action} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {mayEdit &&
        (isOpen ? (
          <ActionForm
            before={before}
            submit={text('action.create')}
            onSave={(draft) => create(scenario.id, draft)}
            onDone={() => setIsOpen(false)}
          />
        ) : (
          <Button onPress={() => setIsOpen(true)}>{text('action.make')}</Button>
        ))}
    </section>
  );
}

function OneAction({ action, mayEdit }: { readonly action: Action; readonly mayEdit: boolean }) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { areas: known } = useTown();
  const { update, finish, remove } = useSaveAction();
  const [isOpen, setIsOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { title, owner, dueOn, doneOn, doneWhen, state } = action;
  const names = known.filter(({ id }) => action.areas.some((area) => area.id === id)).map((area) => areaName(area));
  const tell = (done: SavedScenario) =>
    setFailure(done.state === 'saved' ? null : done.state === 'failed' ? text('err.save') : done.message);
  if (isOpen)
    return (
      <li>
        <ActionForm
          before={{ title, owner, dueOn: dueOn ?? '', doneWhen, areas: action.areas.map(({ id }) => id) }}
          submit={text('action.save')}
          onSave={(draft) => update(action, draft)}
          onDone={() => setIsOpen(false)}
        />
      </li>
    );
  return (
    <li data-state={state}>
      <p>
        <b>{title}</b> <span className="whatif-state">{text(`action.state.${state}`)}</span>
      </p>
      <p className="whatif-note">
        {text('action.facts', {
          owner,
          due: dueOn === null ? text('action.noDue') : text('action.due', { day: format.date(dueOn) }),
        })}
        {doneOn !== null && ` ${text('action.doneOn', { day: format.date(doneOn) })}`}
      </p>
      {doneWhen !== '' && <p className="whatif-note">{text('action.doneWhen', { words: doneWhen })}</p>}
      {names.length > 0 && <p className="whatif-note">{names.join(text('whatif.change.and'))}</p>}
      {failure !== null && <Notice tone="error" title={failure} />}
      {mayEdit && (
        <div className="whatif-actions">
          <Button
            aria-label={text(doneOn === null ? 'action.finish.of' : 'action.reopen.of', { title })}
            onPress={() => void finish(action, doneOn === null ? todayInTokyo() : null).then(tell)}
          >
            {text(doneOn === null ? 'action.finish' : 'action.reopen')}
          </Button>
          <Button variant="quiet" aria-label={text('action.edit.of', { title })} onPress={() => setIsOpen(true)}>
            {text('action.edit')}
          </Button>
          <Button
            variant="quiet"
            aria-label={text('action.remove.of', { title })}
            onPress={() => void remove(action).then(tell)}
          >
            {text('action.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}
