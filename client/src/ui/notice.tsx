import './notice.css';
import { CircleAlert, CloudOff, type LucideIcon, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { requestIdOf } from '../graphql/request-id.ts';
import { useText } from '../i18n/use-text.tsx';

const icons = { empty: Sparkles, error: CircleAlert, offline: CloudOff } satisfies Record<string, LucideIcon>;

interface Props {
  readonly tone: keyof typeof icons;
  /** What happened, or what will stand here. */
  readonly title: string;
  /** What to do. */
  readonly children?: ReactNode;
  /** What failed: whoever looks after the server finds it by its number. */
  readonly error?: Error | null;
  /** Buttons. */
  readonly actions?: ReactNode;
}

/** A part of the screen that has something else to say than its data: nothing there yet, or a failure. */
export function Notice({ tone, title, children, error, actions }: Props) {
  const text = useText();
  const requestId = requestIdOf(error);
  const Icon = icons[tone];
  return (
    <div className="notice" data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <p className="notice-title">
        <Icon size={20} aria-hidden />
        {title}
      </p>
      {children && <div className="notice-text">{children}</div>}
      {requestId !== null && (
        <details className="notice-details">
          <summary>{text('err.details')}</summary>
          <p>
            {text('err.requestId')} <code>{requestId}</code>
          </p>
          <p>{text('err.requestId.todo')}</p>
        </details>
      )}
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
