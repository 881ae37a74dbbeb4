import './sensitivity-panel.css';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useApiLanguage } from '../../town/use-api-language.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HoldingMark } from './holding-mark.tsx';
import { sensitivityCsv } from './sensitivity-csv.ts';
import { SensitivityPlot } from './sensitivity-plot.tsx';
import { type Finding, type Holding, type SensitivityAnswer, sensitivityQuery } from './sensitivity-query.ts';
import { SensitivityTables } from './sensitivity-tables.tsx';

interface Props {
  readonly areaId: string;
  readonly indicator: TownIndicator;
}

/** Whether an indicator rests on anything that can be tried otherwise. */
export const hasAssumptions = ({ measure, isJourney }: Pick<TownIndicator, 'measure' | 'isJourney'>): boolean =>
  measure === 'coverage' || measure === 'nearest' || (measure === 'access' && !isJourney);

/** 前提を変えても？: does what is concluded hold under other assumptions? As a sentence, a picture and tables. */
export function SensitivityPanel({ areaId, indicator }: Props) {
  const text = useText();
  const { municipality } = useTown();
  const language = useApiLanguage();
  const [finding, setFinding] = useState<Finding | null>(null);
  const [{ data, error, stale }, ask] = useQuery({
    query: sensitivityQuery,
    variables: { municipality: municipality.code, area: areaId, indicator: indicator.id, finding, language },
  });
  const answer = data?.sensitivity;
  if (!answer && error) {
    const [problem] = error.graphQLErrors;
    const isRefused = problem?.extensions['code'] === 'BAD_USER_INPUT';
    return (
      <Notice
        tone={isRefused ? 'empty' : 'error'}
        title={isRefused ? text('sens.none') : text('err.load')}
        error={isRefused ? null : error}
        actions={
          !isRefused && (
            <Button variant="filled" onPress={() => ask({ requestPolicy: 'network-only' })}>
              {text('action.retry')}
            </Button>
          )
        }
      >
        <p>{isRefused ? problem.message : text('err.load.todo')}</p>
      </Notice>
    );
  }
  if (!answer) return <LateSkeleton />;
  return (
    <div className="sens" aria-busy={stale}>
      {answer.findings.length > 1 && (
        <SegmentedControl
          label={text('sens.finding')}
          choices={answer.findings.map((id) => ({ id, label: text(`sens.finding.${id}`) }))}
          chosen={answer.finding}
          onChoose={setFinding}
        />
      )}
      <p className="sens-sentence" role="status">
        {answer.sentence}
      </p>
      <Counts answer={answer} />
      {answer.variants.length > 0 && (
        <>
          <SensitivityPlot answer={answer} unit={indicator.unit} />
          <SensitivityTables answer={answer} unit={indicator.unit} />
          <div className="sens-actions">
            <Button
              onPress={() =>
                saveFile({
                  name: `${municipality.slug}-${indicator.id}-${text('sens.csv.file')}.csv`,
                  bytes: sensitivityCsv(answer, text),
                })
              }
            >
              <Download size={18} aria-hidden />
              {text('sens.csv')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Counts({ answer }: { readonly answer: SensitivityAnswer }) {
  const text = useText();
  const counts: readonly (readonly [Holding, number])[] = [
    ['HOLDS', answer.holding],
    ['CHANGES', answer.changing],
    ['UNDECIDED', answer.undecided],
  ];
  return (
    <ul className="sens-counts">
      {counts.map(([holds, count]) => (
        <li key={holds}>
          <HoldingMark holds={holds} />
          <span aria-hidden>{text(`sens.${holds}`)}</span>
          <b className="number">{text('sens.ways', { n: count })}</b>
        </li>
      ))}
    </ul>
  );
}

/** An answer mostly comes before this: bars that flash up would only be in its way. */
const PATIENCE_MS = 400;

function LateSkeleton() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? <Skeleton lines={[0.95, 0.9, 0.7, 0.4, 1, 1, 1]} /> : null;
}
