import './scale-line.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { scaleBar } from '../model/scale-bar.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';

/** A length on the ground, said as a walk where one would walk it. */
export function ScaleLine({ townMap }: { readonly townMap: TownMap | null }) {
  const text = useText();
  const format = useFormat();
  useMapFrame(townMap);
  if (!townMap) return null;
  const { zoom, latitude } = townMap.camera.current;
  const { meters, pixels, walkMinutes } = scaleBar(zoom, latitude);
  const length =
    meters < 1000
      ? text('map.scale.meters', { n: format.number(meters) })
      : text('map.scale.kilometers', { n: format.number(meters / 1000) });
  return (
    <p className="scale-line">
      {walkMinutes === null ? length : text('map.scale.walk', { length, minutes: walkMinutes })}
      <span style={{ width: pixels }} />
    </p>
  );
}
