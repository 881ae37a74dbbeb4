import { useViewState } from '../view-state.ts';

interface Named {
  readonly name: string;
  /** null where its reading is not known. */
  readonly nameLatin: string | null;
}

/** An area's or a town's name as the language has it: 府中; Fuchu (府中), in a sentence Fuchu alone. */
export function useAreaName(): (area: Named, where?: 'heading' | 'sentence') => string {
  const { language } = useViewState();
  return ({ name, nameLatin }, where = 'heading') => {
    if (language === 'ja' || nameLatin === null) return name;
    return where === 'sentence' ? nameLatin : `${nameLatin} (${name})`;
  };
}
