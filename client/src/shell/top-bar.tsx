import './top-bar.css';
import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { ChoiceMenu } from '../ui/choice-menu.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { AudienceBadge } from './audience-badge.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import { openTown } from './open-town.ts';
import { ShareButton } from './share-button.tsx';

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  readonly town: TownSummary | null;
  readonly search: ReactNode;
}

const languages = [
  { id: 'ja', label: '日本語' },
  { id: 'en', label: 'English' },
] as const;

export function TopBar({ towns, session, town, search }: Props) {
  const text = useText();
  const { language } = useViewState();
  return (
    <header className="top-bar">
      <div className="top-bar-mark">
        <img src="/icons/logo.svg" width={32} height={32} alt="" />
      </div>
      <p className="top-bar-name">
        Hazama <small>狭間</small>
      </p>
      {towns.length > 0 && (
        <ChoiceMenu
          framed
          label={text('town.choose')}
          choices={towns.map(({ slug, name }) => ({ id: slug, label: name }))}
          chosen={town?.slug ?? null}
          onChoose={openTown}
        />
      )}
      <div className="top-bar-search">{search}</div>
      <ConnectionBadge />
      {session && <AudienceBadge session={session} />}
      {town?.isDemo && <p className="badge badge-demo">{text('demo.badge')}</p>}
      <ChoiceMenu
        label={text('language.choose')}
        icon={<Languages size={18} aria-hidden />}
        choices={languages}
        chosen={language}
        onChoose={(chosen) => changeView({ language: chosen }, 'replace')}
      />
      <ShareButton session={session} />
    </header>
  );
}
