import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { CountedPlaces } from './counted-places.tsx';

const explanationQuery = graphql(`
  query Explanation($id: ID!, $indicators: [ID!]!, $year: Int, $language: Language!, $day: Date) {
    area(id: $id) {
      id
      values(indicators: $indicators, year: $year, serviceDate: $day) {
        method
        indicator {
          id
          definition(language: $language)
          version
        }
        countedPlaces(first: 1) {
          totalCount
        }
        explanation(language: $language) {
          formula
          example
          parameters {
            name
            value
          }
          limits
          sources {
            name
            license
            asOf
            isDemo
          }
        }
      }
    }
  }
`);

interface Props {
  readonly areaId: string;
  readonly indicatorId: string;
  /** Once the way to a record is taken. */
  readonly onLeave: () => void;
}

/** The formula in words, with this area's own numbers, and what it does not see. */
export function ExplainedValue({ areaId, indicatorId, onLeave }: Props) {
  const text = useText();
  const format = useFormat();
  const year = useYear();
  const { date: day, isPending } = useServiceDate();
  const language = useApiLanguage();
  const [{ data, error }, ask] = useQuery({
    query: explanationQuery,
    variables: { id: areaId, indicators: [indicatorId], year, language, day },
    pause: isPending,
  });
  const value = data?.area?.values.find(({ indicator }) => indicator.id === indicatorId);
  if (value)
    return (
      <>
        <p>{value.indicator.definition}</p>
        <section>
          <h3>{text('explain.formula')}</h3>
          <p className="explanation-formula">{value.explanation.formula}</p>
        </section>
        <section>
          <h3>{text('explain.example')}</h3>
          <p className="explanation-example number">{value.explanation.example}</p>
        </section>
        <section>
          <h3>{text('explain.parameters')}</h3>
          <dl className="explanation-parameters">
            {value.explanation.parameters.map((parameter) => (
              <div key={parameter.name}>
                <dt>{parameter.name}</dt>
                <dd>{ISO_DAY.test(parameter.value) ? format.date(parameter.value) : parameter.value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{text('explain.limits')}</h3>
          <ul className="bullets">
            {value.explanation.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
        <Rows areaId={areaId} indicatorId={indicatorId} onLeave={onLeave} count={value.countedPlaces.totalCount} />
        <section>
          <h3>{text('explain.sources')}</h3>
          <ul className="bullets">
            {value.explanation.sources.map(({ name: source, asOf, license, isDemo }) => (
              <li key={source}>
                {[source, asOf && format.date(asOf), license, isDemo && text('demo.short')].filter(Boolean).join(' / ')}
              </li>
            ))}
          </ul>
          <p className="explanation-version">{text('explain.version', { n: value.indicator.version })}</p>
        </section>
      </>
    );
  if (error || data)
    return (
      <Notice
        tone="error"
        title={text('err.load')}
        error={error ?? null}
        actions={
          <Button variant="filled" onPress={() => ask({ requestPolicy: 'network-only' })}>
            {text('action.retry')}
          </Button>
        }
      >
        <p>{text('err.load.todo')}</p>
      </Notice>
    );
  return <Skeleton lines={[0.9, 0.8, 0.4, 0.9, 0.6, 0.9]} />;
}

/** A day that the server names by its number alone. */
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

interface RowsProps extends Props {
  /** Of the resources that were counted. */
  readonly count: number;
}

const COUNTS_PEOPLE: ReadonlySet<string> = new Set([
  'coverage',
  'nearest',
  'per1000',
  'traveltime',
  'roundtrip',
  'access',
]);

/** もとになった記録: what was counted, one by one, and where people and departures of the area stand. */
function Rows({ areaId, indicatorId, onLeave, count }: RowsProps) {
  const text = useText();
  const { areas, indicators } = useTown();
  const [isOpen, setIsOpen] = useState(false);
  const indicator = indicators.find(({ id }) => id === indicatorId);
  const measure = indicator?.measure ?? '';
  const area = areas.find(({ id }) => id === areaId)?.number ?? null;
  const hasTimetable = indicator?.isJourney || measure === 'departures' || indicatorId.startsWith('coverage.bus-stop');
  if (count === 0 && !COUNTS_PEOPLE.has(measure) && !hasTimetable) return null;
  return (
    <section className="explanation-rows">
      <h3>{text('explain.rows')}</h3>
      {count > 0 && (
        <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary>{text('explain.rows.places', { n: count })}</summary>
          {isOpen && <CountedPlaces areaId={areaId} indicatorId={indicatorId} onLeave={onLeave} />}
        </details>
      )}
      {COUNTS_PEOPLE.has(measure) && (
        <ViewLink to={{ screen: 'map', area, tab: 'population' }} onFollow={onLeave}>
          {text('explain.rows.people')}
        </ViewLink>
      )}
      {hasTimetable && (
        <ViewLink to={{ screen: 'map', area, tab: 'transit' }} onFollow={onLeave}>
          {text('explain.rows.transit')}
        </ViewLink>
      )}
    </section>
  );
}
