import { Link2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Session } from '../town/use-towns.ts';
import { Button } from '../ui/button.tsx';

const ShareDialog = lazy(async () => ({ default: (await import('./share-dialog.tsx')).ShareDialog }));

export function ShareButton({ session }: { readonly session: Session | null }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" onPress={() => setIsOpen(true)} aria-label={text('share.title')}>
        <Link2 size={18} aria-hidden />
        <span className="share-button-words">{text('share.title')}</span>
      </Button>
      <Suspense>{isOpen && <ShareDialog session={session} onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  );
}
