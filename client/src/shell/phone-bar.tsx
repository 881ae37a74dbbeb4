import './phone-bar.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { useViewState } from '../view-state.ts';
import { AudienceBadge } from './audience-badge.tsx';
import { ConnectionBadge } from './connection-badge.tsx';

interface Props {
  readonly session: Session | null;
  readonly town: TownSummary | null;
  readonly search: ReactNode;
}

/** The top of a phone's screen: the search, and what must always be said; it lies over the map, and above all else. The rest is behind ほか. */
export function PhoneBar({ session, town, search }: Props) {
  const text = useText();
  const { screen, view } = useViewState();
  return (
    <header className="phone-bar" data-view={screen === 'map' ? view : screen}>
      <div className="phone-bar-search" data-map-cover="">
        <img src="/icons/logo.svg" width={28} height={28} alt="Hazama" />
        {search}
      </div>
      <div className="phone-bar-badges" data-map-cover="">
        <ConnectionBadge />
        {session && <AudienceBadge session={session} />}
        {town?.isDemo && <p className="badge badge-demo">{text('demo.badge')}</p>}
      </div>
    </header>
  );
}
