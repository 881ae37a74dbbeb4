import { useId, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';

const addressPlaceQuery = graphql(`
  query AddressPlaceOfPin($address: String!, $municipality: ID!) {
    addressPlace(address: $address, municipality: $municipality) {
      longitude
      latitude
      name
    }
  }
`);

interface Props {
  /** What the button does. */
  readonly action: string;
  readonly onPlace: (point: readonly [number, number]) => void;
}

/** A place by its address; what was found, or what to write instead, is said under it. */
export function PlaceByAddress({ action, onPlace }: Props) {
  const text = useText();
  const client = useClient();
  const id = useId();
  const { municipality } = useTown();
  const [address, setAddress] = useState('');
  const [said, setSaid] = useState('');
  const find = async () => {
    const variables = { address: address.trim(), municipality: municipality.code };
    const { data, error } = await client.query(addressPlaceQuery, variables).toPromise();
    const found = data?.addressPlace ?? null;
    if (!found) return setSaid(error ? (error.graphQLErrors[0]?.message ?? text('err.load')) : text('live.noAddress'));
    setSaid(text('live.foundAddress', { name: found.name }));
    onPlace([found.longitude, found.latitude]);
    return undefined;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() !== '') void find();
      }}
    >
      <label>
        {text('live.address')}
        <input
          value={address}
          maxLength={100}
          aria-describedby={id}
          onChange={({ target }) => {
            setSaid('');
            setAddress(target.value);
          }}
        />
      </label>
      <Button type="submit" isDisabled={address.trim() === ''}>
        {action}
      </Button>
      <p id={id} className="whatif-note" role="status">
        {said}
      </p>
    </form>
  );
}
