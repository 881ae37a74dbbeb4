import './app-shell.css';
import type { ReactNode } from 'react';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  /** The town that is open; null before one is known. */
  readonly town: TownSummary | null;
  readonly search?: ReactNode;
  /** Stands on the right, over the map on narrow screens, in a sheet on phones. */
  readonly panel?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen. */
export function AppShell({ towns, session, town, search, panel, children }: Props) {
  const isPhone = useMediaQuery('(width < 768px)');
  return (
    <div className="app-shell">
      <TopBar towns={towns} session={session} town={town} search={search} />
      <Rail />
      <main className="app-shell-main" id="main">
        {children}
      </main>
      {panel && <div data-phone={isPhone}>{panel}</div>}
    </div>
  );
}
