import { ImageDown } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { awaitPicture, useMakePicture } from '../map/picture/picture-store.ts';
import { savePicture } from '../map/picture/save-picture.ts';
import type { Session } from '../town/use-towns.ts';
import { Button } from '../ui/button.tsx';
import { changeView } from '../view-state.ts';

interface Props {
  readonly session: Session | null;
  readonly onClose: () => void;
}

/**
 * The map as a picture, with its sentence, legend, scale and sources. A picture goes from hand to hand, so it never
 * holds what the public may not see: staff first go to the public's view.
 */
export function SharePicture({ session, onClose }: Props) {
  const text = useText();
  const make = useMakePicture();
  const [state, setState] = useState<'ready' | 'drawing' | 'failed'>('ready');
  const isStaff = session?.audience === 'STAFF';
  if (!make) return <p className="share-note">{text('share.picture.onMap')}</p>;

  const save = async () => {
    setState('drawing');
    try {
      savePicture(await make(), document.title);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  const goPublic = () => {
    awaitPicture();
    onClose();
    changeView({ as: 'public' });
  };

  return (
    <>
      <p className="share-note">{text(isStaff ? 'share.picture.public' : 'share.picture.holds')}</p>
      <Button isDisabled={state === 'drawing'} onPress={() => (isStaff ? goPublic() : void save())}>
        <ImageDown size={18} aria-hidden />
        {text(isStaff ? 'share.picture.savePublic' : 'share.picture.save')}
      </Button>
      <p role="status" className="share-outcome">
        {state === 'drawing' && text('share.picture.drawing')}
        {state === 'failed' && text('share.picture.failed')}
      </p>
    </>
  );
}
