import './bottom-sheet.css';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useViewState } from '../view-state.ts';

const snaps = ['peek', 'half', 'full'] as const;
type Snap = (typeof snaps)[number];

/** Height of the sheet at each snap: its head; up to 48 % or 92 % of the screen. The style sheet says the same. */
const heightOf: Readonly<Record<Snap, () => number>> = {
  peek: () => pixelsOf('--sheet-peek'),
  half: () => innerHeight * 0.48 - pixelsOf('--tab-bar'),
  full: () => innerHeight * 0.92 - pixelsOf('--tab-bar'),
};

const pixelsOf = (property: string): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(property));

/** Below this a drag is a press. */
const DRAG_PIXELS = 6;

/** The panel of a phone. Its handle drags it, and as a button takes it from height to height. */
export function BottomSheet({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { area } = useViewState();
  const [kept, setKept] = useState<{ readonly of: number | null; readonly snap: Snap } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const start = useRef({ y: 0, height: 0, moved: false });

  // an area that opens rises into sight; one that closes leaves the map free
  const snap: Snap = kept?.of === area ? kept.snap : area === null ? 'peek' : 'half';
  const setSnap = (next: Snap) => setKept({ of: area, snap: next });

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { y: event.clientY, height: heightOf[snap](), moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const lifted = start.current.y - event.clientY;
    if (Math.abs(lifted) > DRAG_PIXELS) start.current.moved = true;
    if (start.current.moved) setDragged(start.current.height + lifted);
  };
  const onPointerUp = () => {
    if (dragged !== null) setSnap(nearestSnap(dragged));
    setDragged(null);
  };
  const onClick = () => {
    if (start.current.moved) start.current.moved = false;
    else setSnap(snaps[(snaps.indexOf(snap) + 1) % snaps.length] ?? 'peek');
  };

  return (
    <aside
      className="bottom-sheet"
      data-map-cover="panel"
      data-snap={snap}
      data-dragged={dragged !== null || undefined}
      style={dragged === null ? {} : { height: dragged }}
      aria-label={text('panel.label')}
    >
      <button
        type="button"
        className="bottom-sheet-handle"
        aria-expanded={snap !== 'peek'}
        aria-label={text(snap === 'full' ? 'sheet.lower' : 'sheet.raise')}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onClick={onClick}
      />
      <div className="bottom-sheet-scroll">{children}</div>
    </aside>
  );
}

function nearestSnap(height: number): Snap {
  const distance = (snap: Snap) => Math.abs(heightOf[snap]() - height);
  return snaps.reduce((nearest, snap) => (distance(snap) < distance(nearest) ? snap : nearest));
}
