import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

const createShortLinkMutation = graphql(`
  mutation CreateShortLink($address: String!) {
    createShortLink(address: $address) {
      code
      path
    }
  }
`);

type Made =
  | { readonly state: 'none' | 'making' }
  | { readonly state: 'made'; readonly link: string }
  | { readonly state: 'failed'; readonly problem: string };

/** A short link to what is on screen, kept by the server once somebody asks for it. `address`: path and query. */
export function ShareShortLink({ address }: { readonly address: string }) {
  const text = useText();
  const client = useClient();
  const [made, setMade] = useState<Made>({ state: 'none' });

  const make = async () => {
    setMade({ state: 'making' });
    const { data, error } = await client.mutation(createShortLinkMutation, { address }).toPromise();
    setMade(
      data
        ? { state: 'made', link: new URL(data.createShortLink.path, location.href).href }
        : { state: 'failed', problem: error?.graphQLErrors[0]?.message ?? text('share.short.failed') },
    );
  };

  if (made.state === 'made')
    return (
      <>
        <label className="share-address">
          {text('share.short')}
          <input readOnly value={made.link} onFocus={(event) => event.target.select()} />
        </label>
        <div className="share-copy">
          <CopyButton words={made.link} label={text('share.short.copy')} />
        </div>
      </>
    );
  return (
    <div className="share-copy">
      <Button onPress={() => void make()} isDisabled={made.state === 'making'}>
        <Link2 size={18} aria-hidden />
        {text('share.short.make')}
      </Button>
      <span role="status">{made.state === 'failed' && made.problem}</span>
    </div>
  );
}
