import { useText } from '../i18n/use-text.tsx';
import { PinMap } from '../map/pin-map.tsx';

interface Props {
  readonly longitude: string;
  readonly latitude: string;
  readonly onMove: (longitude: string, latitude: string) => void;
}

/** 地図で位置を示す: beside the fields that hold the same in figures. */
export function RowPin({ longitude, latitude, onMove }: Props) {
  const text = useText();
  const [x, y] = [Number(longitude), Number(latitude)];
  const isPlace = longitude.trim() !== '' && latitude.trim() !== '' && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return (
    <div className="row-form-map">
      <PinMap
        label={text('res.place.map')}
        pin={isPlace ? [x, y] : null}
        places={[]}
        onMove={([toX, toY]) => onMove(toX.toFixed(6), toY.toFixed(6))}
      />
    </div>
  );
}
