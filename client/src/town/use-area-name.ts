import { romaji } from '../i18n/romaji.ts';
import { useViewState } from '../view-state.ts';

interface Named {
  readonly name: string;
  readonly nameKana: string | null;
}

/** An area's name as the language has it: 府中地区; Fuchu (府中地区), in a sentence Fuchu alone. */
export function useAreaName(): (area: Named, where?: 'heading' | 'sentence') => string {
  const { language } = useViewState();
  return ({ name, nameKana }, where = 'heading') => {
    if (language === 'ja' || nameKana === null) return name;
    return where === 'sentence' ? romaji(nameKana) : `${romaji(nameKana)} (${name})`;
  };
}
