import './travel-links.css';
import { useText } from '../../i18n/use-text.tsx';
import { travelAt } from '../../travel-view.ts';
import { ViewLink } from '../../view-link.tsx';
import type { LngLat } from '../model/neighbour.ts';

interface Props {
  readonly place: LngLat;
  /** What stands there, for who only hears the links. */
  readonly name: string;
}

/** ここから行ける範囲, ここへ来られる範囲 of a place that is known by its name. */
export function TravelLinks({ place, name }: Props) {
  const text = useText();
  return (
    <p className="travel-links">
      {(['from', 'to'] as const).map((direction) => (
        <ViewLink key={direction} to={{ travel: travelAt(direction, place) }}>
          {text(`place.${direction}`)}
          <span className="visually-hidden"> {name}</span>
        </ViewLink>
      ))}
    </p>
  );
}
