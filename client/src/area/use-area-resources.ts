import { useState } from 'react';
import { useQuery } from 'urql';
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

/** The resources of an area, page by page: the cache joins the pages. */
export function useAreaResources(areaId: string, filter: Filter) {
  const language = useApiLanguage();
  const filterKey = JSON.stringify(filter);
  const [page, setPage] = useState<{ readonly of: string; readonly after: string | null }>({
    of: filterKey,
    after: null,
  });
  // another filter begins at its first page
  const after = page.of === filterKey ? page.after : null;
  const [{ data, error, fetching }, ask] = useQuery({
    query: areaResourcesQuery,
    variables: { id: areaId, filter, first: PAGE, after, language },
  });
  const connection = data?.area?.id === areaId ? data.area.resources : null;
  const { hasNextPage, endCursor } = connection?.pageInfo ?? { hasNextPage: false, endCursor: null };
  return {
    resources: connection?.edges.map(({ node }) => node) ?? null,
    totalCount: connection?.totalCount ?? null,
    isLoading: fetching,
    error: connection ? null : (error ?? null),
    pageError: connection ? (error ?? null) : null,
    hasMore: hasNextPage,
    loadMore: () => setPage({ of: filterKey, after: endCursor }),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}
