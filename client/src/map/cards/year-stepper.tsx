import './year-slider.css';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { nextStop } from '../model/year-stops.ts';
import type { Years } from '../use-years.ts';

/** The years where there is no room for the slider. */
export function YearStepper({ years: { stops, year, step } }: { readonly years: Years }) {
  const text = useText();
  const format = useFormat();
  if (year === null || stops.length < 2) return null;
  return (
    <div className="map-card year-stepper" data-map-cover="" role="group" aria-label={text('map.year')}>
      <Button
        className="map-button"
        aria-label={text('map.year.before')}
        isDisabled={!nextStop(stops, year, -1)}
        onPress={() => step(-1)}
      >
        <ChevronLeft size={20} aria-hidden />
      </Button>
      <span className="number" role="status">
        {format.fiscalYear(year)}
      </span>
      <Button
        className="map-button"
        aria-label={text('map.year.after')}
        isDisabled={!nextStop(stops, year, 1)}
        onPress={() => step(1)}
      >
        <ChevronRight size={20} aria-hidden />
      </Button>
    </div>
  );
}
