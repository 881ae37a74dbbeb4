import './share-dialog.css';
import { useText } from '../i18n/use-text.tsx';
import type { Session } from '../town/use-towns.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { formatViewState, useViewState } from '../view-state.ts';
import { ShareEmbed } from './share-embed.tsx';
import { SharePicture } from './share-picture.tsx';
import { ShareShortLink } from './share-short-link.tsx';

interface Props {
  readonly session: Session | null;
  readonly onClose: () => void;
}

/** The address of what is on screen, as text, short link, QR code, picture and frame, and who can open it. */
export function ShareDialog({ session, onClose }: Props) {
  const text = useText();
  const view = useViewState();
  const state = formatViewState(view);
  const address = new URL(state, location.href).href;

  return (
    <Dialog title={text('share.title')} onClose={onClose}>
      <label className="share-address">
        {text('share.address')}
        <input readOnly value={address} onFocus={(event) => event.target.select()} />
      </label>
      <div className="share-copy">
        <CopyButton variant="filled" words={address} label={text('share.copy')} />
      </div>
      <ShareShortLink key={state} address={state} />
      <div className="share-ways">
        <section>
          <h3>{text('share.qr')}</h3>
          <QrCode text={address} label={text('share.qr.label')} />
        </section>
        <section>
          <h3>{text('share.picture')}</h3>
          <SharePicture session={session} onClose={onClose} />
        </section>
      </div>
      <ShareEmbed session={session} />
      <section>
        <h3>{text('share.who')}</h3>
        <p>{text(session?.mode === 'personal' ? 'share.who.personal' : 'share.who.accounts')}</p>
        <p>{text('share.noPersonalData')}</p>
      </section>
    </Dialog>
  );
}
