import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { AreaPanel, AreaPanelSkeleton } from './area/area-panel.tsx';
import { Toast } from './edit/toast.tsx';
import { GraphqlProvider } from './graphql/graphql-provider.tsx';
import { JobTray } from './import/job-tray.tsx';
import { SearchBox } from './search/search-box.tsx';
import { AppShell } from './shell/app-shell.tsx';
import { BesideTabs } from './shell/beside-tabs.tsx';
import { EmbedFrame } from './shell/embed-frame.tsx';
import { LoadFailure } from './shell/load-failure.tsx';
import { NoEmbed } from './shell/no-embed.tsx';
import { NoLink } from './shell/no-link.tsx';
import { NoTown } from './shell/no-town.tsx';
import { ScreenWaiting } from './shell/screen-waiting.tsx';
import { StaffOnly } from './shell/staff-only.tsx';
import { Stage } from './stage.tsx';
import { SessionContext, useSession } from './town/session.ts';
import { TownContext } from './town/town.ts';
import { useDocumentTitle } from './town/use-document-title.ts';
import { useLoadTown } from './town/use-load-town.ts';
import { useTowns } from './town/use-towns.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { changeView, DUPLICATES, PINS, REMOVED, SITING, useViewState } from './view-state.ts';

const ImportScreen = lazy(async () => ({ default: (await import('./import/import-screen.tsx')).ImportScreen }));

const EventScreen = lazy(async () => ({ default: (await import('./events/event-screen.tsx')).EventScreen }));

const PlanScreen = lazy(async () => ({ default: (await import('./plan/plan-screen.tsx')).PlanScreen }));

const ResourceScreen = lazy(async () => ({
  default: (await import('./resources/resource-screen.tsx')).ResourceScreen,
}));

const RecordsScreen = lazy(async () => ({ default: (await import('./records/records-screen.tsx')).RecordsScreen }));

const WhatIfScreen = lazy(async () => ({ default: (await import('./whatif/whatif-screen.tsx')).WhatIfScreen }));

const SitingScreen = lazy(async () => ({ default: (await import('./whatif/siting/siting-screen.tsx')).SitingScreen }));

const AnalysisScreen = lazy(async () => ({ default: (await import('./analysis/analysis-screen.tsx')).AnalysisScreen }));

const LiveScreen = lazy(async () => ({ default: (await import('./whatif/live/live-screen.tsx')).LiveScreen }));

/** Of the screen of resources, what nobody else may see or do. */
const OF_STAFF: ReadonlySet<string | null> = new Set(['new', DUPLICATES, REMOVED]);

/** First part of a short link, and of no town's address: where the link leads nowhere the server sends this page. */
const SHORT_LINKS = 's';

export function App() {
  return (
    <GraphqlProvider>
      <OpenTown />
    </GraphqlProvider>
  );
}

/** Opens the town that the URL names; the bare address opens the first. */
function OpenTown() {
  const { town: slug, screen, isEmbedded } = useViewState();
  const { towns, session, error: townsError, retry: retryTowns } = useTowns();
  const [first] = towns ?? [];
  const summary = towns?.find((candidate) => candidate.slug === slug || candidate.code === slug) ?? null;
  // asked for beside the list of towns: the address says which
  const { town: loaded, error: townError, retry: retryTown } = useLoadTown(slug || (first?.slug ?? ''));
  const town = summary && loaded;
  const isUnknown = towns !== null && summary === null && (slug !== '' || !first);

  useDocumentTitle(summary, town);
  useEffect(() => {
    if (slug === '' && first) changeView({ town: first.slug }, 'replace');
  }, [slug, first]);

  const failure = (townsError || townError) && (
    <LoadFailure
      error={townsError ?? townError}
      retry={() => {
        if (townsError) retryTowns();
        if (townError) retryTown();
      }}
    />
  );
  return (
    <SessionContext value={session}>
      <TownContext value={town}>
        {isEmbedded ? (
          <EmbedFrame town={summary} isLoaded={town !== null}>
            {isUnknown ? <NoEmbed /> : (failure ?? (town && <Stage />))}
          </EmbedFrame>
        ) : (
          <>
            <AppShell
              towns={towns ?? []}
              session={session}
              town={summary}
              isLoaded={town !== null}
              search={town && <SearchBox />}
              panel={screen !== 'map' ? null : town ? <AreaPanel /> : summary && <AreaPanelSkeleton />}
            >
              {!isUnknown ? (
                (failure ?? (town ? <OpenScreen /> : screen !== 'map' && <ScreenWaiting />))
              ) : slug === SHORT_LINKS ? (
                <NoLink towns={towns} />
              ) : (
                <NoTown slug={slug} towns={towns} />
              )}
            </AppShell>
            <Toast />
            {town && screen !== 'import' && <JobTray />}
          </>
        )}
      </TownContext>
    </SessionContext>
  );
}

/** What the address names of the town. */
function OpenScreen() {
  const { screen, resource, scenario } = useViewState();
  const session = useSession();
  if (screen === 'map') return <Stage />;
  const isWork = screen === 'import' || screen === 'analysis' || (screen === 'resources' && OF_STAFF.has(resource));
  if (isWork && session && session.audience !== 'STAFF') return <StaffOnly />;
  return (
    <Later>
      {screen === 'import' ? (
        <ImportScreen />
      ) : screen === 'whatif' ? (
        scenario === SITING ? (
          <SitingScreen />
        ) : scenario === PINS ? (
          <LiveScreen />
        ) : (
          <WhatIfScreen />
        )
      ) : screen === 'analysis' ? (
        <AnalysisScreen />
      ) : (
        <BesideTabs>{screen === 'records' ? <OpenRecords /> : <ResourceScreen />}</BesideTabs>
      )}
    </Later>
  );
}

/** What stands under `/records/`, list by list. */
function OpenRecords() {
  const { records } = useViewState();
  if (records === 'events') return <EventScreen />;
  return records === 'plan' ? <PlanScreen /> : <RecordsScreen />;
}

/** A screen of a file of its own, loaded when it is opened. */
function Later({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary fallback={LoadFailure}>
      <Suspense fallback={<ScreenWaiting />}>{children}</Suspense>
    </ErrorBoundary>
  );
}
