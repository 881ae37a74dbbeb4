import './resource-page.css';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { ViewLink } from '../view-link.tsx';

interface Props {
  readonly title: string;
  readonly lead: string;
  /** How many there are. */
  readonly count: string | null;
  readonly children: ReactNode;
}

/** A page of its own beside the list of resources, with the way back to it. */
export function ResourcePage({ title, lead, count, children }: Props) {
  const text = useText();
  return (
    <section className="resource-page-scroll" aria-labelledby="resource-page-title">
      <div className="resource-page">
        <ViewLink to={{ screen: 'resources', resource: null }} className="resource-page-back">
          <ArrowLeft size={16} aria-hidden />
          {text('res.back')}
        </ViewLink>
        <header>
          <h1 id="resource-page-title">{title}</h1>
          <p>{lead}</p>
          <p className="edit-note" aria-live="polite">
            {count}
          </p>
        </header>
        {children}
      </div>
    </section>
  );
}
