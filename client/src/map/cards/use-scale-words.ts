import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { ScaleBar } from '../model/scale-bar.ts';

/** A length on the ground, said as a walk where one would walk it: 900 m(徒歩15分). */
export function useScaleWords(): (bar: ScaleBar) => string {
  const text = useText();
  const format = useFormat();
  return ({ meters, walkMinutes }) => {
    const length =
      meters < 1000
        ? text('map.scale.meters', { n: format.number(meters) })
        : text('map.scale.kilometers', { n: format.number(meters / 1000) });
    return walkMinutes === null ? length : text('map.scale.walk', { length, minutes: walkMinutes });
  };
}
