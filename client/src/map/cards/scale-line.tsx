import './scale-line.css';
import { scaleBar } from '../model/scale-bar.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';
import { useScaleWords } from './use-scale-words.ts';

/** A length on the ground, said as a walk where one would walk it. */
export function ScaleLine({ townMap }: { readonly townMap: TownMap | null }) {
  const words = useScaleWords();
  useMapFrame(townMap);
  if (!townMap) return null;
  const { zoom, latitude } = townMap.camera.current;
  const bar = scaleBar(zoom, latitude);
  return (
    <p className="scale-line">
      {words(bar)}
      <span style={{ width: bar.pixels }} />
    </p>
  );
}
