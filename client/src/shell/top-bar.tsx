import './top-bar.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  readonly town: TownSummary | null;
  readonly search: ReactNode;
}

export function TopBar({ town, search }: Props) {
  const text = useText();
  return (
    <header className="top-bar">
      <div className="top-bar-mark">
        <img src="/icons/logo.svg" width={32} height={32} alt="" />
      </div>
      <p className="top-bar-name">
        Hazama <small>狭間</small>
      </p>
      {search}
      <div className="top-bar-space" />
      {town?.isDemo && <p className="top-bar-demo">{text('demo.badge')}</p>}
    </header>
  );
}
