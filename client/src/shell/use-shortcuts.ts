import { useEffect, useEffectEvent } from 'react';
import { redoEdit, undoEdit } from '../edit/edit-history.ts';
import { areSingleKeysOn } from '../single-keys.ts';
import { changeView, getViewState } from '../view-state.ts';

/** The keys that act anywhere: `/` `?` Esc and undo. Those of the map act while it has the focus. */
export function useShortcuts({ onHelp }: { readonly onHelp: () => void }): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // a dialog and a list have their own Esc, and a text field its own letters and undo
    if (event.defaultPrevented || isInDialog(event.target)) return;
    if (event.key === 'Escape') stepBack();
    else if (isTextField(event.target)) return;
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) void redoEdit();
      else void undoEdit();
    } else if (areSingleKeysOn() && event.key === '/' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.getElementById('search')?.focus();
    } else if (areSingleKeysOn() && event.key === '?') {
      event.preventDefault();
      onHelp();
    }
  });

  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** One level back: table or text to the map's own view is a choice, not a level, so only the open area closes. */
function stepBack(): void {
  const { area, screen } = getViewState();
  if (area !== null && screen === 'map') changeView({ area: null, tab: 'overview' });
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'));
