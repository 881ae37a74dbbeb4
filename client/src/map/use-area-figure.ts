import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import type { TownIndicator } from '../town/town.ts';
import type { AreaValue } from '../town/use-area-values.ts';
import type { ViewState } from '../view-state.ts';
import { shownValue, showsNotYet } from './model/fill-class.ts';

/** What stands under an area's name, and what is said of it. */
export interface AreaFigure {
  /** Short: 320人, 35%, 24分, 10人未満; '' where nothing is known. */
  readonly short: (value: AreaValue | undefined) => string;
  /** As said in a list or beside the pointer: まだ 320人(35%). */
  readonly spoken: (value: AreaValue | undefined) => string;
}

export function useAreaFigure(indicator: TownIndicator | null, mode: ViewState['mode']): AreaFigure {
  const text = useText();
  const format = useFormat();
  const { amount } = useValueText();

  const rate = ({ value }: AreaValue): string =>
    indicator && value !== null ? amount(shownValue(indicator, value), indicator.unit) : '';
  const people = ({ gapPeople }: AreaValue): string | null =>
    gapPeople === null ? null : text('unit.people', { n: format.number(gapPeople) });
  const presence = ({ value }: AreaValue): string | null =>
    indicator?.measure !== 'presence' || value === null ? null : text(value > 0 ? 'map.present' : 'map.absent');
  const withheld = (value: AreaValue): string | null => {
    if (value.state === 'SUPPRESSED') return text('value.suppressed');
    return value.state === 'UNREACHABLE' ? text('value.unreachable') : null;
  };

  return {
    short: (value) => {
      if (!value || !indicator) return '';
      return withheld(value) ?? presence(value) ?? (mode === 'people' ? (people(value) ?? rate(value)) : rate(value));
    },
    spoken: (value) => {
      if (!value || !indicator || (value.value === null && withheld(value) === null))
        return text(indicator?.measure === 'presence' ? 'map.unconfirmed' : 'value.unknown');
      const persons = people(value);
      const short = withheld(value) ?? presence(value);
      if (short !== null) return short;
      return persons !== null && showsNotYet(indicator)
        ? text('map.notYet', { people: persons, rate: rate(value) })
        : rate(value);
    },
  };
}
