import { ToggleButton } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import type { TownIndicator } from '../../town/town.ts';
import { useOpenArea } from '../../town/use-open-area.ts';
import { shownColor } from '../model/area-fills.ts';
import type { FillClass } from '../model/fill-class.ts';
import { legendClasses } from '../model/legend-classes.ts';
import { useClassLabel } from './use-class-label.ts';

interface Props {
  readonly indicator: TownIndicator;
  /** The class of every area. */
  readonly found: readonly FillClass[];
  readonly keptClass: FillClass | null;
  readonly onKeep: (kept: FillClass | null) => void;
}

/** The classes as buttons: pressed, only that class keeps its colour on the map. */
export function LegendClasses({ indicator, found, keptClass, onKeep }: Props) {
  const text = useText();
  const label = useClassLabel(indicator);
  const isReceded = useOpenArea() !== null;
  const swatch = (id: FillClass, words: string, color: string | null) => (
    <ToggleButton
      key={id}
      className="legend-class"
      isSelected={keptClass === id}
      onChange={(isKept) => onKeep(isKept ? id : null)}
      aria-label={text('map.legend.keep', { label: words, n: found.filter((each) => each === id).length })}
    >
      <i
        className="legend-swatch"
        data-pattern={color === null ? id : undefined}
        style={color === null ? {} : { backgroundColor: color }}
      />
      <span>{words}</span>
    </ToggleButton>
  );
  return (
    <div className="legend-classes" role="group" aria-label={text('map.legend.classes')}>
      {indicator.breaks.length > 0 && (
        <div className="legend-ramp">
          {legendClasses(indicator).map((each) => swatch(each.index, label(each), shownColor(each.color, isReceded)))}
        </div>
      )}
      {swatch('no-data', text(indicator.measure === 'presence' ? 'map.unconfirmed' : 'value.unknown'), null)}
      {found.includes('suppressed') && swatch('suppressed', text('value.suppressed'), null)}
    </div>
  );
}
