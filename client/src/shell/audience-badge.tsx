import { Eye, MonitorSmartphone } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import type { Session } from '../town/use-towns.ts';
import { Button } from '../ui/button.tsx';
import { changeView, useViewState } from '../view-state.ts';

/** Who may see this screen: one person on this machine, or the screen as a council or the public would see it. */
export function AudienceBadge({ session }: { readonly session: Session }) {
  const text = useText();
  const { as } = useViewState();
  if (as !== null) {
    return (
      <div className="badge">
        <Eye size={16} aria-hidden />
        {text(as === 'public' ? 'audience.public' : 'audience.council')}
        <Button variant="link" onPress={() => changeView({ as: null })}>
          {text('audience.back')}
        </Button>
      </div>
    );
  }
  if (session.mode !== 'personal') return null;
  return (
    <p className="badge badge-plain" title={text('session.personal')}>
      <MonitorSmartphone size={18} aria-hidden />
      <span className="badge-words">{text('session.personal')}</span>
    </p>
  );
}
