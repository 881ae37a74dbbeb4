import './place-card.css';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { formatViewState, useViewState } from '../../view-state.ts';
import type { LngLat } from '../model/neighbour.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useMapFrame } from '../use-map-frame.ts';

const nearMachiAzaQuery = graphql(`
  query NearMachiAza($code: ID!, $longitude: Float!, $latitude: Float!) {
    municipality(code: $code) {
      code
      nearMachiAza(longitude: $longitude, latitude: $latitude) {
        name
        distanceMeters
      }
    }
  }
`);

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
              <Address longitude={longitude} latitude={latitude} />
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

/** The 町字 whose point is nearest: what people there would say, and how far its middle is. */
function Address({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }) {
  const text = useText();
  const format = useFormat();
  const { municipality } = useTown();
  // metres suffice, and a place asked for twice is one question
  const [round, roundLatitude] = [longitude, latitude].map((degrees) => Math.round(degrees * 1e5) / 1e5);
  const [{ data, error }] = useQuery({
    query: nearMachiAzaQuery,
    variables: { code: municipality.code, longitude: round ?? longitude, latitude: roundLatitude ?? latitude },
  });
  if (error && !data) return <p role="alert">{text('err.load')}</p>;
  if (!data) return <Skeleton lines={[0.8]} lineHeight={24} />;
  const near = data.municipality?.nearMachiAza;
  if (!near) return <p>{text('place.unknown')}</p>;
  return (
    <p>
      <strong>{municipality.name + near.name}</strong>
      <span className="place-card-note">
        {text('place.near', { n: format.number(Math.round(near.distanceMeters / 10) * 10) })}
      </span>
    </p>
  );
}
