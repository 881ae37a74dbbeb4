import { useText } from '../i18n/use-text.tsx';
import { Notice } from '../ui/notice.tsx';

/** A frame whose address names no town of this server: what its readers can do, who can't mend it themselves. */
export function NoEmbed() {
  const text = useText();
  return (
    <div className="page-notice">
      <Notice tone="empty" title={text('embed.unknown')}>
        <p>{text('embed.unknown.todo')}</p>
      </Notice>
    </div>
  );
}
