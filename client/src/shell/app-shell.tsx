import './app-shell.css';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { useViewState } from '../view-state.ts';
import { BottomSheet } from './bottom-sheet.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { PrintHead, PrintSources } from './print-page.tsx';
import { Rail } from './rail.tsx';
import { SidePanel } from './side-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { useIsOverlaid, useIsPhone } from './use-layout.ts';
import { useShortcuts } from './use-shortcuts.ts';

const MoreDialog = lazy(async () => ({ default: (await import('./more-dialog.tsx')).MoreDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  /** The town that is open; null before one is known. */
  readonly town: TownSummary | null;
  readonly search: ReactNode;
  /** Whether what is known of the town has come. */
  readonly isLoaded: boolean;
  /** Stands on the right, over the map on narrow screens, in a sheet on phones. */
  readonly panel: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen. */
export function AppShell({ towns, session, town, isLoaded, search, panel, children }: Props) {
  const text = useText();
  const isPhone = useIsPhone();
  const isOverlaid = useIsOverlaid();
  const { area } = useViewState();
  const [openDialog, setOpenDialog] = useState<'help' | 'more' | null>(null);
  const close = () => setOpenDialog(null);
  useShortcuts({ onHelp: () => setOpenDialog('help') });

  return (
    <div className="app-shell">
      <a className="skip-link" href="#main">
        {text('nav.skip')}
      </a>
      {isLoaded && <PrintHead />}
      {isPhone ? (
        <PhoneBar session={session} town={town} search={search} />
      ) : (
        <TopBar towns={towns} session={session} town={town} search={search} />
      )}
      <Rail onHelp={() => setOpenDialog('help')} onMore={isPhone ? () => setOpenDialog('more') : null} />
      <main className="app-shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {isLoaded && <PrintSources />}
      {panel &&
        (isPhone ? (
          <BottomSheet>{panel}</BottomSheet>
        ) : (
          // over the map it would hide what nobody asked to be hidden
          (!isOverlaid || area !== null) && <SidePanel isOverlaid={isOverlaid}>{panel}</SidePanel>
        ))}
      <Suspense>
        {openDialog === 'help' && <HelpDialog onClose={close} />}
        {openDialog === 'more' && <MoreDialog towns={towns} session={session} town={town} onClose={close} />}
      </Suspense>
    </div>
  );
}
