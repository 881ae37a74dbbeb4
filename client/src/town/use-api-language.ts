import { useViewState } from '../view-state.ts';

/** The language of the URL as the API names it. */
export function useApiLanguage(): 'JA' | 'EN' {
  return useViewState().language === 'en' ? 'EN' : 'JA';
}
