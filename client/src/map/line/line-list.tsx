import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useServiceDays } from '../../town/use-service-day.ts';
import { ViewLink } from '../../view-link.tsx';
import { useViewState } from '../../view-state.ts';

const linesQuery = graphql(`
  query LinesOfDay($code: ID!, $day: Date!) {
    transit(municipality: $code) {
      lines(serviceDate: $day) {
        id
        name
      }
    }
  }
`);

/** The lines that run on the day that is shown: each opens who lives near its stops, as a press on it does. */
export function LineList() {
  const text = useText();
  const { municipality } = useTown();
  const { line } = useViewState();
  const { day } = useServiceDays();
  const variables = { code: municipality.code, day: day?.date ?? '' };
  const [{ data }] = useQuery({ query: linesQuery, variables, pause: !day });
  const lines = data?.transit?.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <details className="line-list">
      <summary>{text('line.list', { n: lines.length })}</summary>
      <ul>
        {lines.map(({ id, name }) => (
          <li key={id}>
            <ViewLink to={{ line: id }} isCurrent={line === id}>
              {name}
            </ViewLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
