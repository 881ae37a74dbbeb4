import { useEffect } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import type { LngLat } from '../model/neighbour.ts';
import type { TownMap } from '../owner/town-map.ts';
import { wayMeters } from '../owner/way-painter.ts';

interface Props {
  readonly townMap: TownMap;
  readonly places: readonly LngLat[];
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** 測る: how far it is straight from place to place. */
export function MeasureCard({ townMap, places, onBack, onClose }: Props) {
  const text = useText();
  const format = useFormat();
  useEffect(() => {
    townMap.way.show(places);
    return () => townMap.way.show([]);
  }, [townMap, places]);
  const meters = wayMeters(places);
  return (
    <section className="map-card measure-card" aria-label={text('place.measure')}>
      <p>{text('measure.how')}</p>
      <strong className="number" role="status">
        {meters < 1000
          ? text('unit.meters', { n: format.number(Math.round(meters / 10) * 10) })
          : text('unit.kilometers', { n: format.number(meters / 1000, 1) })}
      </strong>
      <Button isDisabled={places.length < 2} onPress={onBack}>
        {text('measure.back')}
      </Button>
      <Button variant="filled" onPress={onClose}>
        {text('measure.end')}
      </Button>
    </section>
  );
}
