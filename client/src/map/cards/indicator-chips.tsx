import './phone-controls.css';
import { Check } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { baseIndicators } from '../../town/base-indicators.ts';
import { useTown } from '../../town/town.ts';
import { useIndicator } from '../../town/use-indicator.ts';
import { colorBy } from './color-by.ts';

/** On a phone the indicators stand over the map, in one row that slides. */
export function IndicatorChips() {
  const text = useText();
  const town = useTown();
  const chosen = useIndicator();
  const base = baseIndicators(town);
  const chips = chosen && !base.some(({ id }) => id === chosen.id) ? [chosen, ...base] : base;
  return (
    <ToggleButtonGroup
      className="indicator-chips"
      aria-label={text('map.color')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen ? [chosen.id] : []}
      onSelectionChange={(keys) => {
        const [id] = keys;
        if (id !== undefined) colorBy(String(id));
      }}
    >
      {chips.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className="indicator-chip">
          {({ isSelected }) => (
            <>
              {isSelected && <Check size={18} aria-hidden />}
              {name}
            </>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
