import './app-shell.css';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { useViewState } from '../view-state.ts';
import { BottomSheet } from './bottom-sheet.tsx';
import { Rail } from './rail.tsx';
import { SidePanel } from './side-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { useIsOverlaid, useIsPhone } from './use-layout.ts';
import { useShortcuts } from './use-shortcuts.ts';

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  /** The town that is open; null before one is known. */
  readonly town: TownSummary | null;
  readonly search: ReactNode;
  /** Stands on the right, over the map on narrow screens, in a sheet on phones. */
  readonly panel: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen. */
export function AppShell({ towns, session, town, search, panel, children }: Props) {
  const text = useText();
  const isPhone = useIsPhone();
  const isOverlaid = useIsOverlaid();
  const { area } = useViewState();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  useShortcuts({ onHelp: () => setIsHelpOpen(true) });

  return (
    <div className="app-shell">
      <a className="skip-link" href="#main">
        {text('nav.skip')}
      </a>
      <TopBar towns={towns} session={session} town={town} search={search} />
      <Rail onHelp={() => setIsHelpOpen(true)} />
      <main className="app-shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {panel &&
        (isPhone ? (
          <BottomSheet>{panel}</BottomSheet>
        ) : (
          // over the map it would hide what nobody asked to be hidden
          (!isOverlaid || area !== null) && <SidePanel isOverlaid={isOverlaid}>{panel}</SidePanel>
        ))}
      <Suspense>{isHelpOpen && <HelpDialog onClose={() => setIsHelpOpen(false)} />}</Suspense>
    </div>
  );
}
