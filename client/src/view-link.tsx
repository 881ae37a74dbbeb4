import type { MouseEvent, ReactNode } from 'react';
import { changeView, formatViewState, useViewState, type ViewState } from './view-state.ts';

interface Props {
  /** What differs from the state on screen. */
  readonly to: Partial<ViewState>;
  readonly className?: string;
  /** It leads to the screen that is open. */
  readonly isCurrent?: boolean;
  /** After it has been followed on this page: what stands over the screen may leave. */
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}

/** A link to another state of the screen: it opens in a new tab too, and can be copied. */
export function ViewLink({ to, className, isCurrent = false, onFollow, children }: Props) {
  const view = useViewState();
  const { screen = view.screen } = to;
  // a frame holds the map's screen alone: the others open beside the page that frames it
  if (view.isEmbedded && screen !== 'map')
    return (
      <a
        href={formatViewState({ ...view, ...to, isEmbedded: false, as: null })}
        className={className}
        target="_blank"
        rel="noopener"
      >
        {children}
      </a>
    );
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    changeView(to);
    onFollow?.();
  };
  return (
    <a
      href={formatViewState({ ...view, ...to })}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={open}
    >
      {children}
    </a>
  );
}
