import './area-prose.css';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { hoverArea, useHoveredArea } from '../hover.ts';
import { useText } from '../i18n/use-text.tsx';
import { BorderNote } from '../indicator/border-note.tsx';
import { EmphasisedSentence } from '../indicator/emphasised-sentence.tsx';
import { baseIndicators } from '../town/base-indicators.ts';
import { type TownArea, useTown } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { useViewState } from '../view-state.ts';

const sentencesQuery = graphql(`
  query Sentences($code: ID!, $kind: AreaKind!, $indicators: [ID!]!, $year: Int, $language: Language!, $day: Date) {
    municipality(code: $code) {
      code
      areas(kind: $kind) {
        id
        values(indicators: $indicators, year: $year, serviceDate: $day) {
          value
          numerator
          denominator
          gapPeople
          sentence(language: $language)
          indicator {
            id
          }
        }
      }
    }
  }
`);

/** Sentences of an area beside the chosen one: more would be read by nobody. */
const MOST_OTHERS = 3;

/** 文章: what the map says, a paragraph an area, by 地区番号. */
export function AreaProse() {
  const text = useText();
  const town = useTown();
  const { municipality, areas } = town;
  const main = useIndicator();
  const year = useYear();
  const language = useApiLanguage();
  const { date: day, isPending } = useServiceDate();
  const others = baseIndicators(town).filter(({ id }) => id !== main?.id);
  const ids = [...(main ? [main] : []), ...others.slice(0, MOST_OTHERS)].map(({ id }) => id);
  const [{ data, error }, ask] = useQuery({
    query: sentencesQuery,
    variables: { code: municipality.code, kind: municipality.reportingKind, indicators: ids, year, language, day },
    pause: isPending,
  });
  const sentences = new Map(data?.municipality?.areas.map(({ id, values }) => [id, values]));

  if (error && !data) {
    return (
      <div className="page-notice">
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={
            <Button variant="filled" onPress={() => ask({ requestPolicy: 'network-only' })}>
              {text('action.retry')}
            </Button>
          }
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="area-prose">
      {areas.length === 0 && <Notice tone="empty" title={text('empty.areas')} />}
      <BorderNote />
      {areas.map((area) => (
        <Paragraph key={area.id} area={area}>
          {data ? (
            <p>
              {ids.map((id) => {
                const value = sentences.get(area.id)?.find(({ indicator }) => indicator.id === id);
                return (
                  value && (
                    <EmphasisedSentence
                      key={id}
                      sentence={language === 'EN' ? `${value.sentence} ` : value.sentence}
                      of={value}
                    />
                  )
                );
              })}
            </p>
          ) : (
            <Skeleton lines={[0.9, 0.6]} lineHeight={28} />
          )}
        </Paragraph>
      ))}
    </div>
  );
}

function Paragraph({ area, children }: { readonly area: TownArea; readonly children: React.ReactNode }) {
  const text = useText();
  const areaName = useAreaName();
  const { area: open } = useViewState();
  const isHovered = useHoveredArea() === area.id;
  const hovers = { onFocus: () => hoverArea(area.id), onBlur: () => hoverArea(null) };
  return (
    <section
      className="area-prose-paragraph"
      data-hovered={isHovered || undefined}
      data-open={(open !== null && open === area.number) || undefined}
      onPointerEnter={() => hoverArea(area.id)}
      onPointerLeave={() => hoverArea(null)}
      {...hovers}
    >
      <h2>
        <ViewLink to={{ area: area.number }}>{areaName(area)}</ViewLink>
        {area.parent && <small>{areaName(area.parent, 'sentence')}</small>}
      </h2>
      {children}
      {area.labelPoint === null && <p className="area-prose-note">{text('area.noShape')}</p>}
    </section>
  );
}
