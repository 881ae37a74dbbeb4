import './embedded-cards.css';
import { Layers as LayersIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { useIndicator } from '../../town/use-indicator.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { useViewState } from '../../view-state.ts';
import { LayersDialog, type LayersDialogProps } from './layers-dialog.tsx';
import { LegendCard } from './legend-card.tsx';
import { MapButtons } from './map-buttons.tsx';
import { PhoneLegend } from './phone-legend.tsx';
import { useLegendTitle } from './use-legend-title.ts';

/** Over the map in another page's frame: what the colours mean and how to move; the rest behind one button, for a frame is small. */
export function EmbeddedCards(props: LayersDialogProps) {
  const text = useText();
  // its card is the key of what is drawn then
  const { travel } = useViewState();
  const [isOpen, setIsOpen] = useState(false);
  const title = useLegendTitle(useIndicator());
  const hasRoom = useMediaQuery('(width >= 768px) and (height >= 480px)');
  return (
    <>
      <div className="embedded-legend">
        {travel ? null : hasRoom ? (
          <LegendCard {...props.legend} />
        ) : (
          <section className="map-card" data-map-cover="" aria-label={text('map.legend')}>
            <h3>{title}</h3>
            <PhoneLegend />
          </section>
        )}
      </div>
      <div className="embedded-buttons">
        <Button className="map-card map-button" aria-label={text('map.layers')} onPress={() => setIsOpen(true)}>
          <LayersIcon size={20} aria-hidden />
        </Button>
        <MapButtons {...props.buttons} isShort={!hasRoom} />
      </div>
      {isOpen && <LayersDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
