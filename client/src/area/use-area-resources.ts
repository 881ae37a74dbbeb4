import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useEditHistory } from '../edit/edit-history.ts';
import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { useApiLanguage } from '../town/use-api-language.ts';

const areaResourcesQuery = graphql(`
  query AreaResources($id: ID!, $filter: ResourceFilter, $first: Int!, $after: String, $language: Language!) {
    area(id: $id) {
      id
      resources(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            name
            nameKana
            address
            placeLevel
            areaOnMap {
              id
              name
            }
            schedule
            organization
            phone
            url
            status
            confirmedOn
            monthsSinceConfirmed
            isStale
            source
            kind {
              id
              name(language: $language)
              shortName(language: $language)
              icon
              shelfLifeMonths
            }
          }
        }
      }
    }
  }
`);

type Connection = NonNullable<ResultOf<typeof areaResourcesQuery>['area']>['resources'];
export type AreaResource = Connection['edges'][number]['node'];

interface Filter {
  readonly kinds?: string[];
  readonly text?: string;
}

const PAGE = 50;

/** What is there: a closed place is told of by its history. */
const STATUS = ['active', 'preparing', 'suspended'];

/** The resources of an area, page by page: the cache joins the pages. */
export function useAreaResources(areaId: string, chosen: Filter) {
  const language = useApiLanguage();
  const { changes } = useEditHistory();
  const filter = { ...chosen, status: STATUS };
  const listKey = JSON.stringify([filter, changes]);
  const [page, setPage] = useState<{ readonly of: string; readonly after: string | null }>({
    of: listKey,
    after: null,
  });
  // another filter, or a change, begins at its first page
  const after = page.of === listKey ? page.after : null;
  const [{ data, error, fetching }, ask] = useQuery({
    query: areaResourcesQuery,
    variables: { id: areaId, filter, first: PAGE, after, language },
  });
  const connection = data?.area?.id === areaId ? data.area.resources : null;
  const { hasNextPage, endCursor } = connection?.pageInfo ?? { hasNextPage: false, endCursor: null };
  const resources = useMemo(() => connection?.edges.map(({ node }) => node) ?? null, [connection]);
  return {
    resources,
    totalCount: connection?.totalCount ?? null,
    isLoading: fetching,
    error: connection ? null : (error ?? null),
    pageError: connection ? (error ?? null) : null,
    hasMore: hasNextPage,
    loadMore: () => setPage({ of: listKey, after: endCursor }),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}
