import { Languages } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { ChoiceMenu } from '../ui/choice-menu.tsx';
import { changeView, useViewState } from '../view-state.ts';

/** Each in its own words: who needs another one cannot read this one. */
const languages = [
  { id: 'ja', label: '日本語' },
  { id: 'en', label: 'English' },
] as const;

export function LanguageMenu() {
  const text = useText();
  const { language } = useViewState();
  return (
    <ChoiceMenu
      label={text('language.choose')}
      icon={<Languages size={18} aria-hidden />}
      choices={languages}
      chosen={language}
      onChoose={(chosen) => changeView({ language: chosen }, 'replace')}
    />
  );
}
