import './layer-card.css';
import { ChevronDown, ChevronUp, Layers as LayersIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { TransitSwitches } from '../transit/transit-switches.tsx';
import type { TownTransit } from '../transit/use-transit.ts';
import type { Layers } from '../use-layers.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { MarkSwitches } from './mark-switches.tsx';

interface Props {
  readonly layers: Layers;
  readonly townTransit: TownTransit;
  /** Places of each kind in the view; null until they are counted. */
  readonly counts: ReadonlyMap<string, number> | null;
  /** There is little room: it begins folded. */
  readonly isNarrow: boolean;
}

/** 地図に出すもの: one indicator as colour, any kinds of places as marks. */
export function LayerCard({ layers, townTransit, counts, isNarrow }: Props) {
  const text = useText();
  const [chosen, setIsOpen] = useState<boolean | null>(null);
  const isOpen = chosen ?? !isNarrow;
  const contentId = useId();
  const Chevron = isOpen ? ChevronUp : ChevronDown;
  return (
    <section className="map-card layer-card" data-map-cover="" aria-label={text('map.layers')}>
      <h3>
        <AriaButton
          id="map-layers"
          className="layer-card-title"
          aria-expanded={isOpen}
          aria-controls={contentId}
          onPress={() => setIsOpen(!isOpen)}
        >
          <LayersIcon size={18} aria-hidden />
          <span>{text('map.layers')}</span>
          <Chevron size={18} aria-hidden />
        </AriaButton>
      </h3>
      {isOpen && (
        <div id={contentId} className="layer-card-content">
          <IndicatorChoice />
          <MarkSwitches layers={layers} counts={counts} />
          <TransitSwitches layers={layers} townTransit={townTransit} />
        </div>
      )}
    </section>
  );
}
