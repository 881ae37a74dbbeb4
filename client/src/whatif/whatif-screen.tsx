import './whatif-screen.css';
import { useMemo } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { ExpiredFeeds } from '../map/transit/expired-feeds.tsx';
import { ServiceDaySwitch } from '../map/transit/service-day-switch.tsx';
import { useTransit } from '../map/transit/use-transit.ts';
import { useTown } from '../town/town.ts';
import { useServiceDays } from '../town/use-service-day.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { COMPARE, changeView, PINS, useViewState } from '../view-state.ts';
import { AddChange } from './add-change.tsx';
import { AddPlaceChange } from './add-place-change.tsx';
import { ChangeList } from './change-list.tsx';
import { CompareScreen } from './compare-screen.tsx';
import { IndicatorPicker } from './indicator-picker.tsx';
import { PrintButton } from './print-button.tsx';
import { SaveForm } from './save-form.tsx';
import { ScenarioActions } from './scenario-actions.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { TrialNumbers } from './trial-numbers.tsx';
import { TrialPicture } from './trial-picture.tsx';
import { TrialProse } from './trial-prose.tsx';
import { TrialSentence } from './trial-sentence.tsx';
import { TrialTable } from './trial-table.tsx';
import { TrialTimes } from './trial-times.tsx';
import { UntimedNote } from './untimed-note.tsx';
import { useScenario } from './use-scenario.ts';
import { useTrial } from './use-trial.ts';
import { useTrialIndicator } from './use-trial-indicator.ts';

const COMPARED = ['now', 'if', 'diff'] as const;
const VIEWS = ['map', 'table', 'text'] as const;

/** もし…: one scenario, or several side by side. */
export function WhatIfScreen() {
  const { scenario } = useViewState();
  return scenario === COMPARE ? <CompareScreen /> : <TrialScreen />;
}

/** もし変えてみたら: what is tried, and what becomes of an indicator by it, as map, table and text. */
function TrialScreen() {
  const text = useText();
  const { municipality } = useTown();
  const { compared, view } = useViewState();
  const { transit } = useTransit(true);
  const { day: shownDay } = useServiceDays();
  const scenario = useScenario();
  const indicator = useTrialIndicator(scenario.changes);
  const { trial, about, isSlow, error, retry } = useTrial(scenario.changes, indicator);
  const days = useMemo(
    () => transit?.feeds.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).toSorted() ?? [],
    [transit],
  );
  const day = shownDay?.date ?? trial?.day?.date ?? transit?.defaultDay?.date ?? null;

  return (
    <section className="whatif" aria-labelledby="whatif-title">
      <div className="whatif-main">
        <div className="whatif-bar">
          <SegmentedControl
            label={text('whatif.modes')}
            choices={COMPARED.map((id) => ({ id, label: text(`whatif.mode.${id}`) }))}
            chosen={compared}
            onChoose={(id) => changeView({ screen: 'whatif', compared: id })}
          />
          <SegmentedControl
            label={text('whatif.views')}
            choices={VIEWS.map((id) => ({ id, label: text(`whatif.view.${id}`) }))}
            chosen={view}
            onChoose={(id) => changeView({ screen: 'whatif', view: id })}
          />
          <label className="whatif-day">
            <span>{text('transit.day')}</span>
            <input
              type="date"
              value={day ?? ''}
              min={days[0]}
              max={days.at(-1)}
              onChange={({ target }) => changeView({ screen: 'whatif', serviceDay: target.value || null }, 'replace')}
            />
          </label>
          {scenario.changes.length > 0 && <PrintButton />}
          <p className="whatif-busy" role="status">
            {isSlow && text('whatif.busy')}
          </p>
          {trial && about && view !== 'text' && scenario.changes.length > 0 && (
            <TrialSentence trial={trial} indicator={about} />
          )}
        </div>
        {error && (
          <Notice
            tone="error"
            title={error.graphQLErrors[0]?.message ?? text('err.load')}
            error={error}
            actions={<Button onPress={retry}>{text('action.retry')}</Button>}
          >
            {text('whatif.kept')}
          </Notice>
        )}
        {indicator === null ? (
          <Notice tone="empty" title={text('whatif.noIndicator')} />
        ) : !trial || !about ? (
          !error && <Skeleton lines={[0.4, 1, 1, 1, 0.6]} lineHeight={48} />
        ) : view === 'map' ? (
          <TrialPicture trial={trial} compared={compared} indicator={about} changes={scenario.changes} />
        ) : view === 'table' ? (
          <TrialTable trial={trial} compared={compared} indicator={about} />
        ) : (
          <TrialProse trial={trial} compared={compared} indicator={about} />
        )}
      </div>
      <div className="whatif-side">
        <header>
          <h1 id="whatif-title">{text('whatif.title')}</h1>
          <p>{scenario.saved ? scenario.saved.name : text('whatif.unsaved')}</p>
          <ViewLink to={{ screen: 'whatif', scenario: PINS, view: 'map' }}>{text('live.toPins')}</ViewLink>
          <ServiceDaySwitch />
          {transit && <ExpiredFeeds feeds={transit.feeds} />}
        </header>
        {scenario.isMissing && (
          <Notice
            tone="empty"
            title={text('whatif.missing')}
            actions={
              <Button onPress={() => changeView({ screen: 'whatif', scenario: 'new' })}>
                {text('whatif.startNew')}
              </Button>
            }
          >
            {text('whatif.missing.todo')}
          </Notice>
        )}
        <ChangeList scenario={scenario} trial={trial} />
        <AddPlaceChange key={`place ${municipality.code}`} scenario={scenario} day={day} />
        <AddChange key={municipality.code} scenario={scenario} day={day} />
        {indicator && <IndicatorPicker indicator={indicator} trial={trial} hasChanges={scenario.changes.length > 0} />}
        {indicator && <UntimedNote indicator={indicator} changes={scenario.changes} />}
        {trial && about && scenario.changes.length > 0 && <TrialNumbers trial={trial} indicator={about} />}
        <TrialTimes changes={scenario.changes} />
        <SaveForm key={scenario.id} scenario={scenario} />
        {scenario.saved && <ScenarioActions key={`promises ${scenario.id}`} scenario={scenario.saved} trial={trial} />}
        <ScenarioList scenario={scenario} />
      </div>
    </section>
  );
}
