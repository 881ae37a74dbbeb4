import type { Direction } from './neighbour.ts';

/** What a key means while the map has the focus. */
export type MapKey =
  | { readonly type: 'go'; readonly direction: Direction }
  | { readonly type: 'pan'; readonly direction: Direction }
  | { readonly type: 'zoom'; readonly levels: 1 | -1 }
  | { readonly type: 'year'; readonly by: 1 | -1 }
  | { readonly type: 'open' | 'close' | 'layers' | 'table' | 'undo' | 'menu' };

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** `+` needs Shift on many keyboards, `;` is where it lies on a Japanese one without. */
const letters: Readonly<Record<string, MapKey>> = {
  '+': { type: 'zoom', levels: 1 },
  ';': { type: 'zoom', levels: 1 },
  '=': { type: 'zoom', levels: 1 },
  '-': { type: 'zoom', levels: -1 },
  '[': { type: 'year', by: -1 },
  ']': { type: 'year', by: 1 },
  l: { type: 'layers' },
  t: { type: 'table' },
};

/** null: not a key of the map. Letters and signs act only where single keys are switched on. */
export function mapKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress, areLettersOn: boolean): MapKey | null {
  if (altKey) return null;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { type: 'menu' };
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' && !shiftKey ? { type: 'undo' } : null;
  const direction = directions[key];
  if (direction) return { type: shiftKey ? 'pan' : 'go', direction };
  if (key === 'Enter' || key === ' ') return { type: 'open' };
  if (key === 'Escape') return { type: 'close' };
  return areLettersOn ? (letters[key.toLowerCase()] ?? null) : null;
}
