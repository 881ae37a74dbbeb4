import './search-box.css';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { changeView } from '../view-state.ts';
import { type SearchChoice, searchChoices, searchGroups } from './choices.ts';
import { rememberedWords, rememberWords } from './remembered-words.ts';
import { findScreens } from './screens.ts';
import { SearchList } from './search-list.tsx';
import { useSearch } from './use-search.ts';

/** One field for areas, 町字, resources, indicators and screens; ↑↓ and Enter, or the pointer. */
export function SearchBox() {
  const text = useText();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(rememberedWords);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const mayEdit = useMayEdit();
  const { hits, failed } = useSearch(words);
  const choices = hits ? searchChoices(hits, findScreens(words, mayEdit), text) : [];
  const isShown = isOpen && words.trim() !== '' && (hits !== null || failed);

  const type = (next: string) => {
    setWords(next);
    rememberWords(next);
    setIsOpen(true);
    setActive(-1);
  };
  const choose = (choice: SearchChoice) => {
    setIsOpen(false);
    // the next Tab goes on in what was opened, not at the top of the page
    document.getElementById('main')?.focus({ preventScroll: true });
    changeView(choice.to);
    rememberWords(words);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a kana conversion is not yet a choice
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (isShown) setIsOpen(false);
      else if (words !== '') type('');
      else field.current?.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setIsOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (choices.length > 0)
        setActive(active < 0 && step < 0 ? choices.length - 1 : (active + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      const choice = choices[Math.max(active, 0)];
      if (isShown && choice) choose(choice);
    }
  };

  const activeChoice = choices[active];
  return (
    <search className="search-box">
      <Search size={18} aria-hidden />
      <input
        ref={field}
        id="search"
        role="combobox"
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={text('search.ph')}
        aria-label={text('search.ph')}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && activeChoice ? `${listId}-${active}` : undefined}
        value={words}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
      />
      {words === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button
          type="button"
          className="search-box-clear"
          aria-label={text('search.clear')}
          onClick={() => {
            type('');
            field.current?.focus();
          }}
        >
          <X size={16} aria-hidden />
        </button>
      )}
      <SearchList
        id={listId}
        groups={searchGroups}
        choices={choices}
        active={active}
        isShown={isShown}
        failed={failed}
        onPoint={setActive}
        onChoose={choose}
      />
      <p role="status" className="visually-hidden">
        {isShown && !failed && (choices.length > 0 ? text('search.count', { n: choices.length }) : text('search.none'))}
      </p>
    </search>
  );
}
