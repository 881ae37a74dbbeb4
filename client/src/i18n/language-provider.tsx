import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { useViewState, type ViewState } from '../view-state.ts';
import japanese from './ja.json';

type Language = ViewState['language'];
type Catalogue = Record<string, string>;

/** Japanese comes with the page; the others when they are chosen. */
const catalogues: Record<Language, () => Promise<Catalogue>> = {
  ja: () => Promise.resolve(japanese),
  en: async () => (await import('./en.json')).default,
};

/** Words, numbers and dates of the language in the URL; the page stays in the one before until the words are there. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useViewState();
  const [shown, setShown] = useState<{ language: Language; messages: Catalogue }>({
    language: 'ja',
    messages: japanese,
  });

  useEffect(() => {
    let wanted = true;
    void catalogues[language]().then((messages) => wanted && setShown({ language, messages }));
    return () => {
      wanted = false;
    };
  }, [language]);

  useEffect(() => {
    document.documentElement.lang = shown.language;
  }, [shown.language]);

  return (
    <IntlProvider locale={shown.language} messages={shown.messages} timeZone="Asia/Tokyo" onError={warn}>
      <I18nProvider locale={shown.language}>{children}</I18nProvider>
    </IntlProvider>
  );
}

const warn = (error: Error): void => console.warn(error.message);
