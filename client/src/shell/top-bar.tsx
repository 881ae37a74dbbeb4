import './top-bar.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { AudienceBadge } from './audience-badge.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { ShareButton } from './share-button.tsx';
import { TownMenu } from './town-menu.tsx';

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  readonly town: TownSummary | null;
  readonly search: ReactNode;
}

export function TopBar({ towns, session, town, search }: Props) {
  const text = useText();
  return (
    <header className="top-bar">
      <div className="top-bar-mark">
        <img src="/icons/logo.svg" width={32} height={32} alt="" />
      </div>
      <p className="top-bar-name">
        Hazama <small>狭間</small>
      </p>
      <TownMenu towns={towns} town={town} />
      <div className="top-bar-search">{search}</div>
      <ConnectionBadge />
      {session && <AudienceBadge session={session} />}
      {town?.isDemo && <p className="badge badge-demo">{text('demo.badge')}</p>}
      <LanguageMenu />
      <ShareButton session={session} />
    </header>
  );
}
