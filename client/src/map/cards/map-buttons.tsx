import './map-buttons.css';
import { Maximize, Minus, Plus, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import type { TownMap } from '../owner/town-map.ts';

export interface MapButtonsProps {
  readonly townMap: TownMap | null;
  readonly onShowTown: () => void;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}

/** `isShort`: nearer and farther alone, where the rest stands elsewhere. */
export function MapButtons({
  townMap,
  onShowTown,
  canUndo,
  onUndo,
  isShort = false,
}: MapButtonsProps & { readonly isShort?: boolean }) {
  const text = useText();
  return (
    <div className="map-buttons" role="group" aria-label={text('map.buttons')} data-map-cover="">
      <div className="map-card map-buttons-pair">
        <Button className="map-button" aria-label={text('map.zoomIn')} onPress={() => townMap?.camera.zoomBy(1)}>
          <Plus size={20} aria-hidden />
        </Button>
        <Button className="map-button" aria-label={text('map.zoomOut')} onPress={() => townMap?.camera.zoomBy(-1)}>
          <Minus size={20} aria-hidden />
        </Button>
      </div>
      {!isShort && (
        <>
          <Button className="map-card map-button" aria-label={text('map.whole')} onPress={onShowTown}>
            <Maximize size={20} aria-hidden />
          </Button>
          <Button className="map-card map-button" aria-label={text('map.undo')} isDisabled={!canUndo} onPress={onUndo}>
            <Undo2 size={20} aria-hidden />
          </Button>
        </>
      )}
    </div>
  );
}
