import './stage.css';
import { lazy, Suspense } from 'react';
import { LoadFailure } from './shell/load-failure.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { useViewState } from './view-state.ts';

// asked for at once, beside the town's data: the map is what most people open
const mapScreen = import('./map/map-screen.tsx');
const MapScreen = lazy(async () => ({ default: (await mapScreen).MapScreen }));

/** What the screen shows of the town: the same scope as map, table or text. */
export function Stage() {
  const { view } = useViewState();
  return (
    <div className="stage" data-view={view}>
      <ErrorBoundary fallback={LoadFailure}>
        <Suspense fallback={null}>{view === 'map' && <MapScreen />}</Suspense>
      </ErrorBoundary>
    </div>
  );
}
