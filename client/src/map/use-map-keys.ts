import { changeView } from '../view-state.ts';
import type { MapKey } from './model/map-keys.ts';
import type { Direction } from './model/neighbour.ts';
import type { TownMap } from './owner/town-map.ts';
import type { Years } from './use-years.ts';

/** CSS pixels. */
const PAN = 120;

const panSteps: Readonly<Record<Direction, readonly [right: number, down: number]>> = {
  up: [0, -PAN],
  down: [0, PAN],
  left: [-PAN, 0],
  right: [PAN, 0],
};

interface Reach {
  readonly townMap: TownMap | null;
  readonly years: Years;
  readonly undo: () => void;
  /** What can be done at the place that has the focus. */
  readonly openMenu: () => void;
  /** One level back. */
  readonly close: () => void;
}

/** What the keys of the map do, but for going from area to area. */
export function useMapKeys({ townMap, years, undo, openMenu, close }: Reach) {
  return (key: Exclude<MapKey, { readonly type: 'go' }>): void => {
    switch (key.type) {
      case 'pan':
        return townMap?.camera.panBy(...panSteps[key.direction]);
      case 'zoom':
        return townMap?.camera.zoomBy(key.levels);
      case 'year':
        return years.step(key.by);
      case 'layers':
        return document.getElementById('map-layers')?.focus();
      case 'table':
        return changeView({ view: 'table' });
      case 'menu':
        return openMenu();
      case 'undo':
        return undo();
      case 'close':
        return close();
      default:
        return undefined;
    }
  };
}
