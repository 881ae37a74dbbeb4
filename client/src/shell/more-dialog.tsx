import './more-dialog.css';
import { useText } from '../i18n/use-text.tsx';
import type { Session, TownSummary } from '../town/use-towns.ts';
import { Dialog } from '../ui/dialog.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { ShareButton } from './share-button.tsx';
import { TownMenu } from './town-menu.tsx';

interface Props {
  readonly towns: readonly TownSummary[];
  readonly session: Session | null;
  readonly town: TownSummary | null;
  readonly onClose: () => void;
}

/** ほか: what a phone's top bar has no room for. */
export function MoreDialog({ towns, session, town, onClose }: Props) {
  const text = useText();
  return (
    <Dialog title={text('nav.more')} onClose={onClose}>
      <dl className="more-dialog">
        <div>
          <dt>{text('town.choose')}</dt>
          <dd>
            <TownMenu towns={towns} town={town} />
          </dd>
        </div>
        <div>
          <dt>{text('language.choose')}</dt>
          <dd>
            <LanguageMenu />
          </dd>
        </div>
        <div>
          <dt>{text('share.title')}</dt>
          <dd>
            <ShareButton session={session} />
          </dd>
        </div>
      </dl>
      {session?.mode === 'personal' && <p>{text('session.personal')}</p>}
    </Dialog>
  );
}
