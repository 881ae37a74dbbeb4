import './phone-controls.css';
import { AlignLeft, Layers as LayersIcon, LocateFixed, Table2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { changeView } from '../../view-state.ts';
import { TransitSwitches } from '../transit/transit-switches.tsx';
import type { Transit } from '../transit/use-transit.ts';
import type { Layers } from '../use-layers.ts';
import type { Years } from '../use-years.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { LegendCard, type LegendProps } from './legend-card.tsx';
import { MapButtons, type MapButtonsProps } from './map-buttons.tsx';
import { MarkSwitches } from './mark-switches.tsx';
import { useLocate } from './use-locate.ts';
import { YearSlider } from './year-slider.tsx';

interface Props {
  readonly layers: Layers;
  readonly transit: Transit | null;
  readonly counts: ReadonlyMap<string, number> | null;
  readonly years: Years;
  readonly legend: LegendProps;
  readonly buttons: MapButtonsProps;
}

/**
 * On a phone: behind one button the layers, legend and years, and a way to do without two fingers what they do on the
 * map; beside each other the table and the text; and where one stands.
 */
export function PhoneControls({ layers, transit, counts, years, legend, buttons }: Props) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { locate, problem } = useLocate(buttons.townMap);
  return (
    <>
      <div className="phone-controls" role="group" aria-label={text('map.buttons')} data-map-cover="">
        <Button className="map-card phone-control" aria-label={text('map.layers')} onPress={() => setIsOpen(true)}>
          <LayersIcon size={24} aria-hidden />
        </Button>
        <div className="map-card phone-views" role="group" aria-label={text('view.switch')}>
          <Button className="phone-view" onPress={() => changeView({ view: 'table' })}>
            <Table2 size={20} aria-hidden />
            {text('view.table')}
          </Button>
          <Button className="phone-view" onPress={() => changeView({ view: 'text' })}>
            <AlignLeft size={20} aria-hidden />
            {text('view.text')}
          </Button>
        </div>
        <Button className="map-card phone-control" aria-label={text('map.locate')} onPress={locate}>
          <LocateFixed size={24} aria-hidden />
        </Button>
        <p className="phone-controls-problem" role="status">
          {problem && text(`map.locate.${problem}`)}
        </p>
      </div>
      {isOpen && (
        <Dialog title={text('map.layers')} onClose={() => setIsOpen(false)}>
          <div className="phone-layers">
            <MapButtons {...buttons} />
            <IndicatorChoice />
            <YearSlider years={years} />
            <LegendCard {...legend} />
            <MarkSwitches layers={layers} counts={counts} />
            {transit && <TransitSwitches layers={layers} transit={transit} />}
          </div>
        </Dialog>
      )}
    </>
  );
}
