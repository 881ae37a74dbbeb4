import { type ReactNode, useMemo } from 'react';
import { Provider } from 'urql';
import { useViewState } from '../view-state.ts';
import { createGraphqlClient } from './client.ts';

/** The API as the audience in the URL sees it. */
export function GraphqlProvider({ children }: { readonly children: ReactNode }) {
  const { as } = useViewState();
  const client = useMemo(() => createGraphqlClient(as), [as]);
  return (
    <Provider value={client} key={as}>
      {children}
    </Provider>
  );
}
