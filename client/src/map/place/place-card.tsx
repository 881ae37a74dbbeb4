import './place-card.css';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatViewState, useViewState } from '../../view-state.ts';
import type { LngLat } from '../model/neighbour.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';
import { NearAddress } from './near-address.tsx';

interface Props {
  readonly townMap: TownMap;
  readonly place: LngLat;
  /** 共有: the link to here; else the address. */
  readonly shows: 'address' | 'share';
  readonly onClose: () => void;
}

/** ここの住所 or 共有: what a place is called, where it is, and a link that opens the map there. */
export function PlaceCard({ townMap, place, shows, onClose }: Props) {
  const text = useText();
  const card = useRef<HTMLDivElement>(null);
  const view = useViewState();
  useMapFrame(townMap);
  // it opened by a key or a press: what it says is next
  useEffect(() => card.current?.focus({ preventScroll: true }), []);

  const [longitude, latitude] = place;
  const [x, y] = townMap.project(place);
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const camera = { longitude, latitude, zoom: townMap.camera.current.zoom };
  const link = new URL(formatViewState({ ...view, camera }), location.href).href;
  const { clientWidth, clientHeight } = townMap.container;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc shuts what has the focus: ARIA dialog
    <div
      ref={card}
      role="dialog"
      tabIndex={-1}
      className="place-card"
      data-side={x > clientWidth / 2 ? 'left' : 'right'}
      data-edge={y > clientHeight / 2 ? 'above' : 'below'}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
      aria-label={text(`place.${shows}`)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <span className="place-card-point" />
      <div className="map-card">
        <div className="place-card-words">
          {shows === 'address' ? (
            <>
              <NearAddress longitude={longitude} latitude={latitude} />
              <p className="number">{coordinates}</p>
              <CopyButton key="place" words={coordinates} label={text('place.copy')} />
            </>
          ) : (
            <>
              <p>
                <strong>{text('place.link')}</strong>
              </p>
              <p className="place-card-link">{link}</p>
              <CopyButton key="link" words={link} label={text('share.copy')} />
            </>
          )}
        </div>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </div>
    </div>
  );
}
