import './map-screen.css';
import { type CSSProperties, useId, useRef, useState } from 'react';
import { getHoveredArea } from '../hover.ts';
import { useText } from '../i18n/use-text.tsx';
import { type TownArea, useTown } from '../town/town.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useYear } from '../town/use-year.ts';
import { useElementSize } from '../ui/use-element-size.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { changeView, getViewState, useViewState } from '../view-state.ts';
import { AreaListbox } from './area-listbox.tsx';
import { Callout } from './cards/callout.tsx';
import { EmbeddedCards } from './cards/embedded-cards.tsx';
import { IndicatorChips } from './cards/indicator-chips.tsx';
import { InsetCard } from './cards/inset-card.tsx';
import { LayerCard } from './cards/layer-card.tsx';
import { LegendCard } from './cards/legend-card.tsx';
import { MapButtons } from './cards/map-buttons.tsx';
import { NoMapNote, TilesNote, TransitNote } from './cards/map-notes.tsx';
import { MarkCard } from './cards/mark-card.tsx';
import { PhoneControls } from './cards/phone-controls.tsx';
import { PhoneLegend } from './cards/phone-legend.tsx';
import { ScaleLine } from './cards/scale-line.tsx';
import { SourceLine } from './cards/source-line.tsx';
import { YearSlider } from './cards/year-slider.tsx';
import { YearStepper } from './cards/year-stepper.tsx';
import { HoverLayer } from './hover-layer.tsx';
import { LineCard } from './line/line-card.tsx';
import { useLineCoverage } from './line/use-line-coverage.ts';
import { MapAnnouncer } from './map-announcer.tsx';
import type { FillClass } from './model/fill-class.ts';
import { positionOf } from './model/geometry.ts';
import { usePicture } from './picture/use-picture.ts';
import { MeasureCard } from './place/measure-card.tsx';
import { PlaceCard } from './place/place-card.tsx';
import { PlaceMenu } from './place/place-menu.tsx';
import { usePlace } from './place/use-place.ts';
import { StopCard } from './transit/stop-card.tsx';
import { useTransit } from './transit/use-transit.ts';
import { useTransitPainting } from './transit/use-transit-painting.ts';
import { TravelCard } from './travel/travel-card.tsx';
import { useTravelPainting } from './travel/use-travel-painting.ts';
import { useTravelTime } from './travel/use-travel-time.ts';
import { useAreaPainting } from './use-area-painting.ts';
import { useAreaShapes } from './use-area-shapes.ts';
import { useCameraSync } from './use-camera-sync.ts';
import { useFreeSpace } from './use-free-space.ts';
import { useLayers } from './use-layers.ts';
import { useMapKeys } from './use-map-keys.ts';
import { useMarkPainting } from './use-mark-painting.ts';
import { usePressed } from './use-pressed.ts';
import { useTownMap } from './use-town-map.ts';
import { useViewUndo } from './use-view-undo.ts';
import { useYears } from './use-years.ts';

/** Less than this beside a panel, and the cards keep to one column. */
const NARROW_PIXELS = 760;

/** The map of the town with the cards that float over it. */
export function MapScreen() {
  const text = useText();
  const headingId = useId();
  const { areas, bounds } = useTown();
  const openArea = useOpenArea();
  const indicator = useIndicator();
  const year = useYear();
  const years = useYears();
  const layers = useLayers();
  const shapes = useAreaShapes();
  const isPhone = useMediaQuery('(width < 768px)');
  const { isEmbedded, travel, line } = useViewState();
  const [kept, setKept] = useState<{ readonly indicatorId: string; readonly fillClass: FillClass } | null>(null);
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  const [areTilesFailing, setAreTilesFailing] = useState(false);
  const { picked, stop, setPicked, setStop } = usePressed();

  // what it tells of is no longer on the map
  if (stop && !layers.shownTransit.has('stops')) setStop(null);

  // a class is one of its own indicator
  const keptClass = kept !== null && kept.indicatorId === indicator?.id ? kept.fillClass : null;

  const openAreaOf = (areaId: string) => {
    const number = areas.find(({ id }) => id === areaId)?.number;
    if (number != null) changeView({ area: number });
  };
  const container = useRef<HTMLDivElement>(null);
  const place = usePlace();
  const { townMap, isImpossible } = useTownMap(container, {
    onOpenArea: openAreaOf,
    onPickMarks: setPicked,
    onPickStop: setStop,
    onPickLine: (lineId) => changeView({ line: lineId }),
    onMoved: (camera) => onMoved(camera),
    onMenu: (at) => isEmbedded || place.openMenu(at),
    onPlace: place.take,
    onCounts: setCounts,
    onTilesFailing: setAreTilesFailing,
  });
  const sources = useRef<HTMLElement>(null);
  const sourcesSize = useElementSize(sources);
  const space = useFreeSpace(container);
  const isNarrow = space !== null && space.width < NARROW_PIXELS;
  const { onMoved, showTown, isFollowing } = useCameraSync(townMap, shapes);
  const { canUndo, undo } = useViewUndo(isFollowing);
  const isDrawn = useAreaPainting(townMap, keptClass, shapes);
  usePicture(townMap, isDrawn);
  useMarkPainting(townMap, layers, shapes);
  // what the first picture needs is asked for first
  const townTransit = useTransit(isDrawn || travel !== null);
  const { transit, isKnown: isTransitKnown } = townTransit;
  const hasTimetable = (transit?.feeds.length ?? 0) > 0;
  const travelAnswer = useTravelTime(travel, hasTimetable);
  useTravelPainting(townMap, travel, travelAnswer.time);
  const lineAnswer = useLineCoverage(townMap, line);
  useTransitPainting(townMap, layers, transit);
  const openMenu = () => {
    // what it offers is for whoever works with the map
    if (isEmbedded) return;
    const active = areas.find(({ id }) => id === getHoveredArea()) ?? openArea;
    const point = positionOf(active?.labelPoint);
    if (townMap) place.openMenu(point ?? [townMap.camera.current.longitude, townMap.camera.current.latitude]);
  };
  const closeOne = () => {
    if (place.state) place.close();
    else if (picked) setPicked(null);
    else if (stop) setStop(null);
    else if (line !== null) closeLine();
    else if (travel) closeTravel();
    else closeArea();
  };
  const onKey = useMapKeys({ townMap, years, undo, openMenu, close: closeOne });
  const openOrMeasure = (area: TownArea) => {
    const point = positionOf(area.labelPoint);
    if (!point || !place.take(point)) openAreaOf(area.id);
  };
  const legend = {
    keptClass,
    onKeep: (fillClass: FillClass | null) =>
      setKept(fillClass === null || !indicator ? null : { indicatorId: indicator.id, fillClass }),
  };

  const buttons = { townMap, onShowTown: showTown, canUndo, onUndo: undo };
  const lineCard = line !== null && <LineCard key={line} answer={lineAnswer} onClose={closeLine} />;
  const travelCard = !lineCard && travel && isTransitKnown && (
    <TravelCard
      key={`${travel.latitude} ${travel.longitude}`}
      travel={travel}
      transit={hasTimetable ? transit : null}
      answer={travelAnswer}
      onClose={closeTravel}
    />
  );
  const drawn = { layers, townTransit, counts, years, legend, buttons };

  return (
    <section
      className="map-screen"
      data-narrow={isNarrow || undefined}
      data-drawn={isDrawn || undefined}
      style={
        {
          '--map-right': `${space?.right ?? 0}px`,
          '--map-bottom': `${space?.bottom ?? 0}px`,
          '--map-sources': `${sourcesSize?.height ?? 22}px`,
        } as CSSProperties
      }
      aria-labelledby={headingId}
    >
      <h2 id={headingId} className="visually-hidden">
        {text('map.title')}
      </h2>
      <AreaListbox onOpen={openOrMeasure} onKey={onKey} />
      <div
        ref={container}
        className="map-canvas"
        // a press on the map gives it the keys
        onPointerDown={focusMap}
      />
      <MapAnnouncer />
      {townMap && (
        <div className="map-floating">
          <HoverLayer townMap={townMap} picked={picked} />
          {openArea && indicator && !picked && !stop && !travel && (
            <Callout townMap={townMap} area={openArea} indicator={indicator} year={year} />
          )}
          {picked && (
            <MarkCard townMap={townMap} cluster={picked} hasTimetable={hasTimetable} onClose={() => setPicked(null)} />
          )}
          {place.state?.does === 'menu' && (
            <PlaceMenu
              townMap={townMap}
              place={place.state.place}
              hasTimetable={hasTimetable}
              onAct={place.act}
              onClose={place.leaveMenu}
            />
          )}
          {(place.state?.does === 'address' || place.state?.does === 'share') && (
            <PlaceCard
              key={place.state.place.join()}
              townMap={townMap}
              place={place.state.place}
              shows={place.state.does}
              onClose={() => {
                place.close();
                focusMap();
              }}
            />
          )}
        </div>
      )}
      {(isPhone || isEmbedded) && (lineCard || travelCard)}
      {stop && transit && <StopCard key={stop.id} transit={transit} stop={stop} onClose={() => setStop(null)} />}
      {townMap && place.state?.does === 'measure' && (
        <MeasureCard townMap={townMap} places={place.state.places} onBack={place.back} onClose={place.close} />
      )}
      <div className="map-notices">
        {isImpossible && <NoMapNote reason="noWebgl" />}
        {!isImpossible && bounds === null && <NoMapNote reason="noShapes" />}
        {townTransit.error && (layers.shownTransit.size > 0 || travel) && <TransitNote onRetry={townTransit.retry} />}
        {areTilesFailing && townMap && <TilesNote onRetry={() => townMap.retry()} />}
      </div>
      {isEmbedded ? (
        <EmbeddedCards {...drawn} />
      ) : isPhone ? (
        <>
          <div className="map-chips" data-map-cover="">
            <IndicatorChips />
          </div>
          <div className="map-phone-bottom">
            {!travel && <PhoneLegend />}
            <PhoneControls {...drawn} />
          </div>
        </>
      ) : (
        <>
          <div className="map-left">
            <LayerCard
              layers={layers}
              townTransit={townTransit}
              counts={counts}
              isNarrow={isNarrow || travel !== null || line !== null}
            />
            {lineCard || travelCard}
            <div className="map-left-foot">
              {isNarrow && <YearStepper years={years} />}
              {!travel && <LegendCard {...legend} />}
            </div>
          </div>
          {!isNarrow && (
            <>
              {/* the card of a stop place stands there */}
              {!(stop && transit) && (
                <div className="map-top-right">
                  <InsetCard townMap={townMap} shapes={shapes} keptClass={keptClass} onShowTown={showTown} />
                </div>
              )}
              <div className="map-bottom">
                <YearSlider years={years} />
              </div>
            </>
          )}
          <div className="map-bottom-right">
            <MapButtons {...buttons} />
            <ScaleLine townMap={townMap} />
          </div>
        </>
      )}
      <SourceLine ref={sources} />
    </section>
  );
}

const focusMap = (): void => document.getElementById('map-areas')?.focus({ preventScroll: true });

const closeLine = (): void => {
  changeView({ line: null });
  focusMap();
};

const closeTravel = (): void => {
  changeView({ travel: null });
  focusMap();
};

const closeArea = (): void => {
  if (getViewState().area !== null) changeView({ area: null, tab: 'overview' });
};
