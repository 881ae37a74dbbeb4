import '../whatif-screen.css';
import './siting.css';
import { useMemo, useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ViewLink } from '../../view-link.tsx';
import { changeView, useViewState } from '../../view-state.ts';
import { SitingAnswer } from './siting-answer.tsx';
import { SitingFault } from './siting-fault.tsx';
import { SitingForm } from './siting-form.tsx';
import { SitingPicture } from './siting-picture.tsx';
import { SitingProse } from './siting-prose.tsx';
import { SitingStatus } from './siting-status.tsx';
import { SitingTable } from './siting-table.tsx';
import { useCandidates } from './use-candidates.ts';
import { useSiting } from './use-siting.ts';
import { useSitingIndicators } from './use-siting-indicators.ts';

const VIEWS = ['map', 'table', 'text'] as const;

/** つぎに置くなら: where the next places help most, as map, table and text, with how sure it is that nothing helps more. */
export function SitingScreen() {
  const text = useText();
  const { municipality } = useTown();
  const { view, siting } = useViewState();
  const { indicators, indicator } = useSitingIndicators();
  const candidates = useCandidates(indicator);
  const hasNothing = candidates.isEmpty;
  const search = useSiting(hasNothing ? null : (indicator?.id ?? null), siting);
  const { plan } = search;
  const [letter, setLetter] = useState<string | null>(null);
  const choices = useMemo(() => (plan ? [plan.places, ...plan.ties] : []), [plan]);
  const choice = Math.min(siting.choice, Math.max(0, choices.length - 1));
  const places = choices[choice] ?? [];
  const { method } = siting;
  const { isUnfinished } = search;
  const shown = plan && indicator && { plan, places, indicator, method, isUnfinished };
  return (
    <section className="whatif siting" aria-labelledby="siting-title">
      <div className="whatif-main">
        <div className="whatif-bar">
          <SegmentedControl
            label={text('whatif.views')}
            choices={VIEWS.map((id) => ({ id, label: text(`whatif.view.${id}`) }))}
            chosen={view}
            onChoose={(id) => changeView({ screen: 'whatif', view: id })}
          />
          {indicator && !hasNothing && <SitingStatus search={search} method={method} />}
        </div>
        {search.error && <SitingFault error={search.error} siting={siting} onRetry={search.again} />}
        {hasNothing && (
          <Notice tone="empty" title={text('siting.pick.empty')}>
            {text('siting.pick.empty.todo')}
          </Notice>
        )}
        {!indicator ? (
          <Notice tone="empty" title={text('siting.noIndicator')}>
            {text('siting.noIndicator.todo')}
          </Notice>
        ) : view === 'map' ? (
          <SitingPicture
            indicator={indicator}
            places={places}
            letter={letter}
            onLetter={setLetter}
            candidates={candidates}
            isUnfinished={isUnfinished}
          />
        ) : !shown ? (
          !search.error && !hasNothing && <Skeleton lines={[0.4, 1, 1, 1, 0.6]} lineHeight={48} />
        ) : view === 'table' ? (
          <SitingTable {...shown} />
        ) : (
          <SitingProse {...shown} />
        )}
      </div>
      <div className="whatif-side">
        <header>
          <h1 id="siting-title">{text('siting.title')}</h1>
          <p>{text('siting.about')}</p>
          <ViewLink to={{ screen: 'whatif', scenario: 'new' }}>{text('siting.toTrial')}</ViewLink>
        </header>
        <SitingForm key={municipality.code} indicators={indicators} indicator={indicator} candidates={candidates} />
        {shown && (
          <SitingAnswer
            {...shown}
            isOld={search.isOld}
            question={search.question}
            choices={choices}
            choice={choice}
            letter={letter}
            onLetter={setLetter}
          />
        )}
      </div>
    </section>
  );
}
