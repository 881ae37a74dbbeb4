import './stage.css';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { SourceLine } from './map/cards/source-line.tsx';
import { useFreeSpace } from './map/use-free-space.ts';
import { ScopeBar } from './scope/scope-bar.tsx';
import { LoadFailure } from './shell/load-failure.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { useElementSize } from './ui/use-element-size.ts';
import { useMediaQuery } from './ui/use-media-query.ts';
import { useViewState } from './view-state.ts';

// asked for at once, beside the town's data: the map is what most people open first
const mapModule = import('./map/map-screen.tsx');
// where it fails, the screen that needs it says so
mapModule.catch(() => undefined);
const MapScreen = lazy(async () => ({ default: (await mapModule).MapScreen }));
const loadTable = () => import('./table/area-table.tsx');
const loadProse = () => import('./prose/area-prose.tsx');
const AreaTable = lazy(async () => ({ default: (await loadTable()).AreaTable }));
const AreaProse = lazy(async () => ({ default: (await loadProse()).AreaProse }));

/** By then the first view stands. */
const PREPARE_AFTER_MS = 3000;

const screens = { map: MapScreen, table: AreaTable, text: AreaProse };

/**
 * What the screen shows of the town, as map, table or text, under one sentence. The cards of the map keep clear of the
 * sentence by `--stage-top`, its height in pixels with the gaps around it; the sentence, table and text keep clear of a
 * panel that lies over the stage by `--stage-right`, how far it reaches in. In another page's frame the sentence has a row of its own.
 */
export function Stage() {
  const { view, isEmbedded } = useViewState();
  const stage = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery('(width < 768px)');
  const size = useElementSize(stage);
  const barSize = useElementSize(bar);
  const space = useFreeSpace(stage);
  const Screen = screens[view];

  // what is on screen can be read as table and text when the network goes, too
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled([loadTable(), loadProse()]), PREPARE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div
      ref={stage}
      className="stage"
      data-view={view}
      data-embedded={isEmbedded || undefined}
      style={
        isPhone || isEmbedded
          ? {}
          : ({
              ...(barSize && { '--stage-top': `${barSize.height + 24}px` }),
              '--stage-right': `${space?.right ?? 0}px`,
            } as React.CSSProperties)
      }
    >
      <div ref={bar} className="stage-bar" data-map-cover="">
        <ScopeBar mapSize={size} />
      </div>
      <div className="stage-screen">
        <ErrorBoundary key={view} fallback={LoadFailure}>
          <Suspense fallback={null}>
            <Screen />
          </Suspense>
        </ErrorBoundary>
      </div>
      {/* the map has its own */}
      {isEmbedded && view !== 'map' && <SourceLine />}
    </div>
  );
}
