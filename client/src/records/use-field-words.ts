import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useKnownAreas } from './known-areas.ts';
import type { RecordField } from './record-fields.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value of a field in words; ids of kinds and of areas by their names. */
export function useFieldWords(): (field: RecordField, value: unknown) => string {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { kinds } = useTown();
  const areas = useKnownAreas();
  const nameOfArea = (id: string) => {
    const area = areas.find((each) => each.id === id);
    return area ? areaName(area, 'sentence') : id;
  };
  return ({ type }, value) => {
    const words = Array.isArray(value) ? (value as string[]) : typeof value === 'string' && value ? [value] : [];
    if (words.length === 0) return text(type === 'areas' || type === 'area' ? 'rec.townWide' : 'res.empty');
    return words
      .map((word) => {
        if (type === 'kind') return kinds.find(({ id }) => id === word)?.name ?? word;
        if (type === 'day' && DAY.test(word)) return format.date(word);
        return type === 'areas' || type === 'area' ? nameOfArea(word) : word;
      })
      .join('、');
  };
}
