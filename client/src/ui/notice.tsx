import './notice.css';
import { CircleAlert, CloudOff, type LucideIcon, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';

const icons = { empty: Sparkles, error: CircleAlert, offline: CloudOff } satisfies Record<string, LucideIcon>;

interface Props {
  readonly tone: keyof typeof icons;
  /** What happened, or what will stand here. */
  readonly title: string;
  /** What to do. */
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}

/** A part of the screen that has something else to say than its data: nothing there yet, or a failure. */
export function Notice({ tone, title, children, actions }: Props) {
  const Icon = icons[tone];
  return (
    <div className="notice" data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <p className="notice-title">
        <Icon size={20} aria-hidden />
        {title}
      </p>
      {children && <div className="notice-text">{children}</div>}
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
