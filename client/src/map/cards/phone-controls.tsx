import './phone-controls.css';
import { Layers as LayersIcon, LocateFixed, Table2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { changeView } from '../../view-state.ts';
import type { TownMap } from '../owner/town-map.ts';
import type { Layers } from '../use-layers.ts';
import type { Years } from '../use-years.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { LegendCard, type LegendProps } from './legend-card.tsx';
import { MarkSwitches } from './mark-switches.tsx';
import { SourceLine } from './source-line.tsx';
import { useLocate } from './use-locate.ts';
import { YearSlider } from './year-slider.tsx';

interface Props {
  readonly townMap: TownMap | null;
  readonly layers: Layers;
  readonly counts: ReadonlyMap<string, number> | null;
  readonly years: Years;
  readonly legend: LegendProps;
}

/** On a phone: layers, legend and years behind one button, the table behind the next, and where one stands. */
export function PhoneControls({ townMap, layers, counts, years, legend }: Props) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { locate, problem } = useLocate(townMap);
  return (
    <>
      <div className="phone-controls" role="group" aria-label={text('map.buttons')} data-map-cover="">
        <Button className="map-card phone-control" aria-label={text('map.layers')} onPress={() => setIsOpen(true)}>
          <LayersIcon size={24} aria-hidden />
        </Button>
        <Button
          className="map-card phone-control"
          aria-label={text('map.seeTable')}
          onPress={() => changeView({ view: 'table' })}
        >
          <Table2 size={24} aria-hidden />
        </Button>
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
            <IndicatorChoice />
            <YearSlider years={years} />
            <LegendCard {...legend} />
            <MarkSwitches layers={layers} counts={counts} />
            <SourceLine />
          </div>
        </Dialog>
      )}
    </>
  );
}
