import './list-screen.css';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly className: string;
  readonly title: string;
  /** Beside the title, before how many there are. */
  readonly period?: ReactNode;
  /** How many there are, once that is known. */
  readonly count: ReactNode;
  readonly actions: ReactNode;
  /** What the list is narrowed to, where that stays in sight; else it stands above the list and goes up with it. */
  readonly conditions?: ReactNode;
  /** The list itself. */
  readonly children: ReactNode;
  /** What is open of it, beside the list; on a narrow screen in its place. null: the list alone. */
  readonly open: ReactNode;
  /** What stands beside the list while nothing is open. */
  readonly beside?: ReactNode;
}

/** A screen that is a list: its name, what can be done, and what is open of it. */
export function ListScreen({
  className,
  title,
  period,
  count,
  actions,
  conditions,
  children,
  open,
  beside = null,
}: Props) {
  const id = useId();
  const isOpen = open !== null;
  return (
    <section
      className={`list-screen ${className}`}
      data-open={isOpen || undefined}
      data-beside={beside !== null || undefined}
      aria-labelledby={id}
    >
      <header className="list-screen-head">
        <h1 id={id}>{title}</h1>
        {period}
        <p aria-live="polite">{count}</p>
        <div className="list-screen-actions">{actions}</div>
        {conditions}
      </header>
      <div className="list-screen-body">
        <div className="list-screen-list">{children}</div>
        {isOpen ? <div className="list-screen-open">{open}</div> : beside}
      </div>
    </section>
  );
}
