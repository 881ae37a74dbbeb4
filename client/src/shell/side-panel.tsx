import './side-panel.css';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { useRemembered } from '../ui/use-remembered.ts';

const LEAST = 360;
const MOST = 560;
const INITIAL = 432;
const STEP = 16;
/** What a very wide screen gives on top. */
const WIDE_EXTRA = 48;

interface Props {
  /** Lies over the map instead of beside it. */
  readonly isOverlaid: boolean;
  readonly children: ReactNode;
}

/** The panel on the right, as wide as this browser last left it. */
export function SidePanel({ isOverlaid, children }: Props) {
  const text = useText();
  const isWide = useMediaQuery('(width >= 1920px)');
  const [width, setWidth] = useRemembered('hazama.panel-width', INITIAL);
  const extra = isWide ? WIDE_EXTRA : 0;
  const panel = useRef<HTMLElement>(null);

  const resize = (wanted: number) => setWidth(Math.min(MOST, Math.max(LEAST, Math.round(wanted))));

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !panel.current) return;
    resize(panel.current.getBoundingClientRect().right - event.clientX - extra);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: MOST, End: LEAST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };

  return (
    <aside
      ref={panel}
      className="side-panel"
      data-overlaid={isOverlaid || undefined}
      data-map-cover={isOverlaid ? 'panel' : undefined}
      style={{ width: width + extra }}
      aria-label={text('panel.label')}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a separator that moves is a control: ARIA 1.2 */}
      <div
        className="side-panel-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label={text('panel.resize')}
        aria-valuenow={width}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      />
      <div className="side-panel-scroll">{children}</div>
    </aside>
  );
}
