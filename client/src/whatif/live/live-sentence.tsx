import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { useChosenArea } from '../area-choice.tsx';
import { useLiveSentences } from './live-prose.tsx';
import type { LiveResult } from './live-result.ts';
import { type Signal, useSignal } from './signal.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly results: Signal<LiveResult | null>;
  /** Something differs from today. */
  readonly isTried: boolean;
}

/** What it comes to, over the map: on a phone the numbers are below it. Its own part of the page, made anew with every frame of a drag. */
export function LiveSentence({ indicator, results, isTried }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { total } = useTown();
  const area = useChosenArea() ?? total;
  const sentences = useLiveSentences(indicator);
  const result = useSignal(results);
  const change = area && result?.areas.get(area.id);
  if (!area || !change) return null;
  if (!isTried) return <p className="whatif-sentence">{text('live.none')}</p>;
  const same = text(indicator.measure === 'coverage' ? 'whatif.reach.same' : 'live.access.same');
  return (
    <p className="whatif-sentence">
      {text('whatif.say', {
        area: areaName(area, 'sentence'),
        words: sentences(change, 'diff').join(' ') || same,
      })}
    </p>
  );
}
