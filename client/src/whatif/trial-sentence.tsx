import { useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useChosenArea } from './area-choice.tsx';
import { useDifferences } from './trial-prose.tsx';
import type { Trial } from './trial-query.ts';
import { changeOf } from './use-trial-text.ts';

interface Props {
  readonly trial: Trial;
  readonly indicator: TownIndicator;
}

/** What it comes to in the area that is looked at, over the map: on a phone the numbers are below it. */
export function TrialSentence({ trial, indicator }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { total } = useTown();
  const area = useChosenArea() ?? total;
  const differences = useDifferences(indicator);
  if (!area) return null;
  const words = differences(changeOf(trial, area.id)).join(' ');
  return (
    <p className="whatif-sentence">
      {text('whatif.say', { area: areaName(area, 'sentence'), words: words || text('compare.same') })}
    </p>
  );
}
