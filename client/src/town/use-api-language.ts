import { useViewState, type ViewState } from '../view-state.ts';

/** The language of the URL as the API names it. */
export const useApiLanguage = (): 'JA' | 'EN' => apiLanguageOf(useViewState());

export const apiLanguageOf = ({ language }: Pick<ViewState, 'language'>): 'JA' | 'EN' =>
  language === 'en' ? 'EN' : 'JA';
