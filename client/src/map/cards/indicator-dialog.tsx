import './picker.css';
import { useState } from 'react';
import { Input, Label, Radio, RadioGroup, SearchField } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useIndicator } from '../../town/use-indicator.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { colorBy } from './color-by.ts';

/** Every indicator of the town, those without any value last and saying so. */
export function IndicatorDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { indicators } = useTown();
  const chosen = useIndicator();
  const [wanted, setWanted] = useState('');
  const found = indicators.filter(({ name, detail }) =>
    `${name} ${detail}`.normalize('NFKC').includes(wanted.normalize('NFKC')),
  );
  const inOrder = [...found.filter(({ available }) => available), ...found.filter(({ available }) => !available)];
  return (
    <Dialog title={text('map.color.all')} onClose={onClose}>
      <SearchField className="picker-search" value={wanted} onChange={setWanted}>
        <Label>{text('map.picker.search')}</Label>
        <Input />
      </SearchField>
      {inOrder.length === 0 && <p>{text('map.picker.none')}</p>}
      <RadioGroup
        className="picker-list"
        aria-label={text('map.color.all')}
        value={chosen?.id ?? null}
        onChange={(id) => {
          colorBy(id);
          onClose();
        }}
      >
        {inOrder.map(({ id, name, detail, available }) => (
          <Radio key={id} value={id} className="indicator-choice-item picker-item" isDisabled={!available}>
            <span>
              {name}
              <small>{available ? detail : text('map.color.unavailable')}</small>
            </span>
          </Radio>
        ))}
      </RadioGroup>
    </Dialog>
  );
}
