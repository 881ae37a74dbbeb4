import '../whatif-screen.css';
import './live.css';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ViewLink } from '../../view-link.tsx';
import { changeView, PINS, SITING, useViewState } from '../../view-state.ts';
import { useChosenArea } from '../area-choice.tsx';
import { PrintButton } from '../print-button.tsx';
import { LiveNumbers } from './live-numbers.tsx';
import { LivePicture } from './live-picture.tsx';
import { LiveProse } from './live-prose.tsx';
import { LiveSentence } from './live-sentence.tsx';
import { LiveTable } from './live-table.tsx';
import { PinList } from './pin-list.tsx';
import { PlacePin } from './place-pin.tsx';
import { PlacesOfToday } from './places-of-today.tsx';
import { ToScenario } from './to-scenario.tsx';
import { useLive } from './use-live.ts';
import { isOfStops, useLiveIndicators } from './use-live-indicators.ts';
import { usePins } from './use-pins.ts';
import { useNameOf, usePlacesOfToday, useStopsOfToday } from './use-places-of-today.ts';

const COMPARED = ['now', 'if', 'diff'] as const;
const VIEWS = ['map', 'table', 'text'] as const;
const NO_KINDS: readonly string[] = [];

/** もし置いたら: up to five pins and what becomes of the places of today, and what it does while it is dragged, as map, table and text. */
export function LiveScreen() {
  const text = useText();
  const { municipality } = useTown();
  const { compared, view, siting } = useViewState();
  const areaName = useAreaName();
  const area = useChosenArea();
  const { indicators, indicator } = useLiveIndicators();
  const ofStops = indicator !== null && isOfStops(indicator);
  const records = usePlacesOfToday(ofStops ? NO_KINDS : (indicator?.kinds ?? NO_KINDS));
  const stops = useStopsOfToday(ofStops);
  const places = ofStops ? stops : records;
  const nameOf = useNameOf(places);
  const pins = usePins(nameOf);
  const live = useLive(indicator, pins.dropped, places);
  const [shown, setShown] = useState<readonly [number, number] | null>(null);
  const { dropped, acts } = pins;
  const { results } = live;
  const placeFromList = (point: readonly [number, number]) => {
    const key = pins.armed ?? pins.next;
    if (key === null) return;
    acts.place(key, point);
    setShown(point);
  };
  const isTried = dropped.pins.length + dropped.gone.length + dropped.moved.length + dropped.facts.length > 0;
  return (
    <section className="whatif live" aria-labelledby="live-title">
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
          {isTried && <PrintButton />}
          <p className="whatif-busy" role="status">
            {live.isSlow && text('whatif.busy')}
          </p>
          {indicator && (view !== 'text' || !isTried) && (
            <LiveSentence indicator={indicator} results={results} isTried={isTried} />
          )}
        </div>
        {live.fault !== null && (
          <Notice
            tone={live.fault === '' ? 'offline' : 'error'}
            title={live.fault || text('live.offline')}
            actions={<Button onPress={live.retry}>{text('action.retry')}</Button>}
          >
            {text('whatif.kept')}
          </Notice>
        )}
        {!indicator ? (
          <Notice tone="empty" title={text('siting.noIndicator')}>
            {text('siting.noIndicator.todo')}
          </Notice>
        ) : view === 'map' ? (
          <LivePicture
            indicator={indicator}
            live={live}
            pins={pins}
            places={places}
            compared={compared}
            shown={shown}
          />
        ) : !live.isAnswered ? (
          live.fault === null && <Skeleton lines={[0.4, 1, 1, 1, 0.6]} lineHeight={48} />
        ) : view === 'table' ? (
          <LiveTable indicator={indicator} results={results} compared={compared} />
        ) : (
          <LiveProse indicator={indicator} results={results} compared={compared} />
        )}
      </div>
      <div className="whatif-side">
        <header>
          <h1 id="live-title">{text('live.title')}</h1>
          <label className="live-indicator">
            {text('live.indicator')}
            <select
              value={indicator?.id ?? ''}
              onChange={({ target }) =>
                changeView({ screen: 'whatif', scenario: PINS, indicator: target.value }, 'replace')
              }
            >
              {indicators.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </header>
        {indicator && <LiveNumbers indicator={indicator} results={results} isTried={isTried} />}
        <PinList
          pins={pins}
          places={places}
          ground={live.ground}
          ofStops={ofStops}
          isCoverage={indicator?.measure === 'coverage'}
          results={results}
          isFaulty={live.fault !== null}
          onShow={setShown}
        />
        <PlacePin key={municipality.code} pins={pins} nameOf={nameOf} onPlace={placeFromList} />
        <PlacesOfToday pins={pins} places={places} ground={live.ground} ofStops={ofStops} onShow={setShown} />
        <ToScenario pins={dropped} places={places} indicator={indicator} />
        <p className="live-more">
          <ViewLink
            to={{
              screen: 'whatif',
              scenario: SITING,
              siting: { ...siting, areas: area?.number ? [area.number] : null },
            }}
          >
            {area ? text('live.toSiting.area', { area: areaName(area, 'sentence') }) : text('live.toSiting')}
          </ViewLink>
          <ViewLink to={{ screen: 'whatif', scenario: 'new' }}>{text('whatif.title')}</ViewLink>
        </p>
      </div>
    </section>
  );
}
