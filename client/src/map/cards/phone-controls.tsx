import './phone-controls.css';
import { AlignLeft, Layers as LayersIcon, LocateFixed, Table2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { changeView } from '../../view-state.ts';
import { LayersDialog, type LayersDialogProps } from './layers-dialog.tsx';
import { useLocate } from './use-locate.ts';

/** On a phone: behind one button what is drawn and how; beside each other the table and the text; and where one stands. */
export function PhoneControls(props: LayersDialogProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { locate, problem } = useLocate(props.buttons.townMap);
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
      {isOpen && <LayersDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
