import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { useEditHistory } from '../edit/edit-history.ts';
import type { TrialChange } from '../edit/trial-draft.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { COMPARE, changeView, useViewState } from '../view-state.ts';
import { changeOfNamed } from './change-input.ts';
import { comparisonQuery } from './compare-query.ts';
import { CompareTable } from './compare-table.tsx';
import { CompareWords } from './compare-words.tsx';
import { IndicatorPicker } from './indicator-picker.tsx';
import { PrintButton } from './print-button.tsx';
import { letterOf } from './scenario-letter.ts';
import { ScenarioList } from './scenario-list.tsx';
import { useScenario } from './use-scenario.ts';
import { useTrialIndicator } from './use-trial-indicator.ts';

/** 比べる: two to five scenarios side by side, and those that are chosen of them as one. */
export function CompareScreen() {
  const text = useText();
  const { scenarios: ids, together } = useViewState();
  const { municipality } = useTown();
  const areaName = useAreaName();
  const scenario = useScenario();
  const { date: day, isPending } = useServiceDate();
  const { changes: edits } = useEditHistory();
  const { all } = scenario;
  const changes = useMemo(
    () =>
      (all ?? [])
        .filter(({ id }) => ids.includes(id))
        .flatMap((one) =>
          one.changes.flatMap((change): TrialChange[] => [changeOfNamed(change)].filter((it) => it !== null)),
        ),
    [all, ids],
  );
  const indicator = useTrialIndicator(changes);
  const canCompare = ids.length >= 2;
  const asOne = together.filter((id) => ids.includes(id));
  const [{ data, error, operation }, ask] = useQuery({
    query: comparisonQuery,
    variables: { ids: [...ids], indicator: indicator?.id ?? '', day, together: asOne.length > 0 ? asOne : null },
    pause: !canCompare || indicator === null || isPending || all === null,
  });
  useEffect(() => {
    if (edits > 0) ask({ requestPolicy: 'network-only' });
  }, [edits, ask]);
  // the answer before stays while the next is on its way: of another indicator it would stand under the name of this one
  const isOfIndicator = operation?.variables.indicator === indicator?.id;
  const comparison = isOfIndicator ? (data?.compareScenarios ?? null) : null;
  return (
    <section className="whatif whatif-compare" aria-labelledby="whatif-compare">
      <div className="whatif-main">
        <div className="whatif-compare-page">
          <header>
            <h1 id="whatif-compare">{text('compare.title')}</h1>
            <p className="whatif-note">{areaName(municipality, 'sentence')}</p>
            <div className="whatif-actions whatif-compare-tools">
              <ViewLink className="button button-outlined" to={{ screen: 'whatif', scenario: 'new' }}>
                {text('compare.back')}
              </ViewLink>
              {canCompare && <PrintButton />}
            </div>
          </header>
          {indicator && <IndicatorPicker indicator={indicator} trial={null} hasChanges={false} />}
          {!canCompare && all && (
            <Notice tone="empty" title={text(all.length < 2 ? 'compare.notSaved' : 'compare.tooFew')}>
              {all.length < 2 && text('compare.notSaved.todo')}
            </Notice>
          )}
          {error && (
            <Notice
              tone="error"
              title={error.graphQLErrors[0]?.message ?? text('err.load')}
              error={error}
              actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
            />
          )}
          {canCompare && !comparison && !error && <Skeleton lines={[0.4, 1, 1, 1, 0.6]} lineHeight={48} />}
          {comparison && indicator && canCompare && (
            <>
              <CompareWords comparison={comparison} indicator={indicator} />
              <fieldset className="whatif-together">
                <legend>{text('compare.together.choose')}</legend>
                {comparison.scenarios.map(({ scenario: { id, name } }, at) => (
                  <label key={id}>
                    <input
                      type="checkbox"
                      checked={asOne.length === 0 || asOne.includes(id)}
                      onChange={({ target }) => {
                        const chosen = asOne.length === 0 ? [...ids] : asOne;
                        const next = target.checked ? [...chosen, id] : chosen.filter((other) => other !== id);
                        // at least one: all of them where the last is taken away
                        changeView(
                          { screen: 'whatif', scenario: COMPARE, together: ids.filter((one) => next.includes(one)) },
                          'replace',
                        );
                      }}
                    />
                    {text('compare.letter', { letter: letterOf(at), name })}
                  </label>
                ))}
              </fieldset>
              <CompareTable comparison={comparison} indicator={indicator} />
            </>
          )}
        </div>
      </div>
      <div className="whatif-side">
        <ScenarioList scenario={scenario} />
      </div>
    </section>
  );
}
