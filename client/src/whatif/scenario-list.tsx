import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ViewLink } from '../view-link.tsx';
import { COMPARE, changeView, formatViewState, useViewState } from '../view-state.ts';
import type { Scenario } from './scenario-query.ts';
import { useSaveScenario } from './use-save-scenario.ts';
import type { OpenScenario } from './use-scenario.ts';

/** A to E stand side by side. */
const MOST_COMPARED = 5;

/** シナリオの一覧: all that were saved, the last changed first; for staff and councils. */
export function ScenarioList({ scenario }: { readonly scenario: OpenScenario }) {
  const text = useText();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const view = useViewState();
  const { remove } = useSaveScenario();
  const [failure, setFailure] = useState<string | null>(null);
  const { all, error, saved } = scenario;
  const [picked, setPicked] = useState<readonly string[]>(view.scenarios);
  // those of them that are still there
  const chosen = picked.filter((id) => all?.some((one) => one.id === id));
  if (all === null && !error) return null;
  const takeAway = async (one: Scenario) => {
    const done = await remove(one);
    setFailure(done.state === 'saved' ? null : done.state === 'failed' ? text('err.save') : done.message);
    if (done.state === 'saved' && one.id === scenario.id) changeView({ screen: 'whatif', scenario: 'new' });
  };
  return (
    <section className="whatif-list" aria-labelledby="whatif-list">
      <h2 id="whatif-list">{text('whatif.list')}</h2>
      {error && (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={<Button onPress={scenario.retry}>{text('action.retry')}</Button>}
        />
      )}
      {failure !== null && <Notice tone="error" title={failure} />}
      {all?.length === 0 && <p>{text('whatif.list.none')}</p>}
      {all && all.length > 0 && (
        <ul>
          {all.map((one) => (
            <li key={one.id} data-open={one.id === saved?.id || undefined}>
              <ViewLink to={{ screen: 'whatif', scenario: one.id }} isCurrent={one.id === saved?.id}>
                <b>{one.name}</b>
                <span>
                  {text('whatif.list.facts', {
                    n: one.changes.length,
                    day: format.date(one.madeOn),
                    author: one.author ?? text('whatif.list.nobody'),
                  })}
                </span>
              </ViewLink>
              {all.length > 1 && (
                <label className="whatif-pick">
                  <input
                    type="checkbox"
                    aria-label={text('compare.pick', { name: one.name })}
                    checked={chosen.includes(one.id)}
                    disabled={!chosen.includes(one.id) && chosen.length >= MOST_COMPARED}
                    onChange={({ target }) =>
                      setPicked(target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
                    }
                  />
                </label>
              )}
              {mayEdit && (
                <Button
                  variant="icon"
                  aria-label={text('whatif.list.remove', { name: one.name })}
                  onPress={() => void takeAway(one)}
                >
                  <Trash2 size={18} aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {all && all.length > 1 && <p className="whatif-note">{text('compare.pick.hint', { n: MOST_COMPARED })}</p>}
      {chosen.length > 1 && (
        <ViewLink
          className="button button-outlined"
          to={{ screen: 'whatif', scenario: COMPARE, scenarios: chosen, together: [] }}
        >
          {text('compare.go', { n: chosen.length })}
        </ViewLink>
      )}
      {saved && (
        <p className="whatif-share">
          <CopyButton words={new URL(formatViewState(view), location.href).href} label={text('whatif.share')} />
        </p>
      )}
      {saved && (
        <ViewLink className="button button-outlined" to={{ screen: 'whatif', scenario: 'new' }}>
          {text('whatif.startNew')}
        </ViewLink>
      )}
    </section>
  );
}
