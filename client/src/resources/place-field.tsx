import { Search } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { useText } from '../i18n/use-text.tsx';
import { PinMap } from '../map/pin-map.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import type { Draft } from './draft.ts';
import { addressPlaceQuery } from './resource-queries.ts';

interface Props {
  readonly draft: Draft;
  readonly fault: string | undefined;
  readonly places: readonly { readonly id: string; readonly point: readonly [number, number] }[];
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** 場所: by tap, drag or arrows on the map, or from the address. */
export function PlaceField({ draft, fault, places, onChange }: Props) {
  const text = useText();
  const client = useClient();
  const { municipality } = useTown();
  const [found, setFound] = useState<string | null>(null);
  const { location, address } = draft;

  const findAddress = async () => {
    const { data } = await client.query(addressPlaceQuery, { municipality: municipality.code, address }).toPromise();
    const place = data?.addressPlace;
    if (place) onChange({ location: [place.longitude, place.latitude] });
    setFound(
      place
        ? text(place.level === 'BLOCK' ? 'res.place.exact' : 'res.place.near', { name: place.name })
        : text('res.place.none'),
    );
  };

  return (
    <div className="edit-field" data-wide data-fault={fault !== undefined || undefined}>
      <span className="edit-field-name">{text('res.field.location')}</span>
      <div className="place-map">
        <PinMap
          label={text('res.place.map')}
          pin={location}
          places={places}
          onMove={([longitude, latitude]) => onChange({ location: [longitude, latitude] })}
        />
      </div>
      <p className="edit-note" aria-live="polite">
        {location
          ? text('res.place.at', { latitude: location[1].toFixed(5), longitude: location[0].toFixed(5) })
          : text('res.place.todo')}{' '}
        {found}
      </p>
      <div className="place-actions">
        <Button isDisabled={!address.trim()} onPress={() => void findAddress()}>
          <Search size={16} aria-hidden />
          {text('res.place.fromAddress')}
        </Button>
        {location && (
          <Button variant="quiet" onPress={() => onChange({ location: null })}>
            {text('res.place.clear')}
          </Button>
        )}
      </div>
      {fault !== undefined && <p className="edit-fault">{fault}</p>}
    </div>
  );
}
