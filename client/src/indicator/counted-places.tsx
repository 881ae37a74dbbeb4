import './counted-places.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';

const countedPlacesQuery = graphql(`
  query CountedPlaces($id: ID!, $indicators: [ID!]!, $year: Int, $first: Int!, $language: Language!) {
    area(id: $id) {
      id
      values(indicators: $indicators, year: $year) {
        indicator {
          id
        }
        countedPlaces(first: $first) {
          totalCount
          nodes {
            id
            name
            area {
              id
              name
            }
            kind {
              id
              icon
              shortName(language: $language)
            }
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`);

/** As many as an answer holds at most. */
const MOST_PLACES = 100;
const PAGE = 20;

interface Props {
  readonly areaId: string;
  readonly indicatorId: string;
  /** Once the way to a record is taken. */
  readonly onLeave: () => void;
}

/** The records that a number was counted from, those of the area first, each with the way to its own page. */
export function CountedPlaces({ areaId, indicatorId, onLeave }: Props) {
  const text = useText();
  const year = useYear();
  const language = useApiLanguage();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, ask] = useQuery({
    query: countedPlacesQuery,
    variables: { id: areaId, indicators: [indicatorId], year, first, language },
  });
  const counted = data?.area?.values.find(({ indicator }) => indicator.id === indicatorId)?.countedPlaces;
  if (!counted && error)
    return (
      <Notice
        tone="error"
        title={text('err.load')}
        error={error}
        actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
      />
    );
  if (!counted) return <Skeleton lines={[0.6, 0.7, 0.5]} lineHeight={32} />;
  const rest = counted.totalCount - counted.nodes.length;
  return (
    <>
      <ul className="counted-places" aria-busy={fetching}>
        {counted.nodes.map(({ id, name, area, kind }) => (
          <li key={id}>
            <KindIcon icon={kind.icon} size={20} />
            <ViewLink to={{ screen: 'resources', resource: id }} onFollow={onLeave}>
              {name}
            </ViewLink>
            <span>{[kind.shortName, area?.name].filter(Boolean).join(' / ')}</span>
          </li>
        ))}
      </ul>
      {counted.pageInfo.hasNextPage && first < MOST_PLACES && (
        <Button onPress={() => setFirst(Math.min(MOST_PLACES, first + PAGE))}>{text('explain.rows.more')}</Button>
      )}
      {(first >= MOST_PLACES || !counted.pageInfo.hasNextPage) && rest > 0 && (
        <p>{text('explain.rows.rest', { n: rest })}</p>
      )}
    </>
  );
}
