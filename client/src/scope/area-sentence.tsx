import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { EmphasisedSentence } from '../indicator/emphasised-sentence.tsx';
import type { TownArea, TownIndicator } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const areaSentenceQuery = graphql(`
  query AreaSentence($area: ID!, $indicators: [ID!]!, $year: Int, $language: Language!, $day: Date) {
    area(id: $area) {
      id
      values(indicators: $indicators, year: $year, serviceDate: $day) {
        value
        numerator
        denominator
        gapPeople
        sentence(language: $language)
      }
    }
  }
`);

interface Props {
  readonly area: TownArea;
  readonly indicator: TownIndicator;
  readonly year: number | null;
}

/** What the chosen indicator says of the open area, where no panel beside the map says it. */
export function AreaSentence({ area, indicator, year }: Props) {
  const text = useText();
  const language = useApiLanguage();
  const { date: day, isPending } = useServiceDate();
  const [{ data, error }, ask] = useQuery({
    query: areaSentenceQuery,
    variables: { area: area.id, indicators: [indicator.id], year, language, day },
    pause: isPending,
  });
  // while another area's answer is on its way, the one at hand is still the last one's
  const value = data?.area?.id === area.id ? data.area.values[0] : undefined;
  if (error && !value)
    return (
      <p role="alert">
        {text('err.load')}
        <Button variant="link" onPress={() => ask({ requestPolicy: 'network-only' })}>
          {text('action.retry')}
        </Button>
      </p>
    );
  if (!value) return <Skeleton lines={[0.9]} lineHeight={24} />;
  return (
    <p>
      <EmphasisedSentence sentence={value.sentence} of={value} />
    </p>
  );
}
