import './phone-controls.css';
import { useText } from '../../i18n/use-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TransitSwitches } from '../transit/transit-switches.tsx';
import type { TownTransit } from '../transit/use-transit.ts';
import type { Layers } from '../use-layers.ts';
import type { Years } from '../use-years.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { LegendCard, type LegendProps } from './legend-card.tsx';
import { MapButtons, type MapButtonsProps } from './map-buttons.tsx';
import { MarkSwitches } from './mark-switches.tsx';
import { YearSlider } from './year-slider.tsx';

/** What is drawn and how: all that the cards over a wide map hold. */
export interface LayersDialogProps {
  readonly layers: Layers;
  readonly townTransit: TownTransit;
  readonly counts: ReadonlyMap<string, number> | null;
  readonly years: Years;
  readonly legend: LegendProps;
  readonly buttons: MapButtonsProps;
}

/** 地図に出すもの, where there is no room for cards: layers, legend and years, and a way to do without two fingers what they do on the map. */
export function LayersDialog({
  layers,
  townTransit,
  counts,
  years,
  legend,
  buttons,
  onClose,
}: LayersDialogProps & { readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text('map.layers')} onClose={onClose}>
      <div className="phone-layers">
        <MapButtons {...buttons} />
        <IndicatorChoice />
        <YearSlider years={years} />
        <LegendCard {...legend} />
        <MarkSwitches layers={layers} counts={counts} />
        <TransitSwitches layers={layers} townTransit={townTransit} />
      </div>
    </Dialog>
  );
}
