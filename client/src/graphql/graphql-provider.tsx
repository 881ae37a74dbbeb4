import { type ReactNode, useMemo } from 'react';
import { Provider } from 'urql';
import { useViewState } from '../view-state.ts';
import { createGraphqlClient } from './client.ts';
import { useConnection } from './connection.ts';

/** The API as the audience in the URL sees it. */
export function GraphqlProvider({ children }: { readonly children: ReactNode }) {
  const { as, isEmbedded } = useViewState();
  const { epoch } = useConnection();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- another epoch: another cache
  const client = useMemo(() => createGraphqlClient({ as, isEmbedded }), [as, isEmbedded, epoch]);
  return (
    <Provider value={client} key={`${as} ${epoch}`}>
      {children}
    </Provider>
  );
}
