import { romaji } from '../i18n/romaji.ts';
import { useViewState } from '../view-state.ts';

interface Named {
  readonly name: string;
  readonly nameKana: string | null;
}

/** An area's name as the language has it: 府中地区; Fuchu (府中地区). */
export function useAreaName(): (area: Named) => string {
  const { language } = useViewState();
  return ({ name, nameKana }) => (language === 'ja' || nameKana === null ? name : `${romaji(nameKana)} (${name})`);
}
