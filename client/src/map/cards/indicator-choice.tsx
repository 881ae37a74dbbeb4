import './indicator-choice.css';
import { lazy, Suspense, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { baseIndicators } from '../../town/base-indicators.ts';
import { type Town, type TownIndicator, useTown } from '../../town/town.ts';
import { useIndicator } from '../../town/use-indicator.ts';
import { Button } from '../../ui/button.tsx';
import { colorBy } from './color-by.ts';

const IndicatorDialog = lazy(async () => ({ default: (await import('./indicator-dialog.tsx')).IndicatorDialog }));

/** So many stand in the card; the others are one press away. */
const IN_CARD = 4;

/** The first few, and the chosen one if it is another. */
function indicatorsInCard(town: Town, chosen: TownIndicator | null): readonly TownIndicator[] {
  const first = baseIndicators(town).slice(0, IN_CARD);
  return chosen && first.every(({ id }) => id !== chosen.id) ? [...first, chosen] : first;
}

/** 色でみる: what colours the areas. */
export function IndicatorChoice() {
  const text = useText();
  const town = useTown();
  const chosen = useIndicator();
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const inCard = indicatorsInCard(town, chosen);
  const others = town.indicators.filter(
    ({ id, available }) => available && inCard.every((shown) => shown.id !== id),
  ).length;
  return (
    <>
      <RadioGroup className="indicator-choice" value={chosen?.id ?? null} onChange={colorBy}>
        <Label className="layer-card-legend">{text('map.color')}</Label>
        {inCard.map(({ id, name }) => (
          <Radio key={id} value={id} className="indicator-choice-item">
            {name}
          </Radio>
        ))}
      </RadioGroup>
      {others > 0 && (
        <div className="layer-card-more">
          <Button variant="link" onPress={() => setIsDialogOpen(true)}>
            {text('map.color.more', { n: others })}
          </Button>
        </div>
      )}
      <Suspense>{isDialogOpen && <IndicatorDialog onClose={() => setIsDialogOpen(false)} />}</Suspense>
    </>
  );
}
