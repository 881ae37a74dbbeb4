import './scope-bar.css';
import { AlignLeft, Map as MapIcon, Table2 } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { AreaSentence } from './area-sentence.tsx';
import { ScopeSentence } from './scope-sentence.tsx';
import { useScope } from './use-scope.ts';

interface Props {
  /** The map's window in CSS pixels; null until it is measured. */
  readonly mapSize: { readonly width: number; readonly height: number } | null;
}

/** The sentence of what is in sight, and 地図|表|文章, before the map in the tab order. */
export function ScopeBar({ mapSize }: Props) {
  const text = useText();
  const { view, isEmbedded } = useViewState();
  const openArea = useOpenArea();
  const { areas } = useTown();
  const indicator = useIndicator();
  const year = useYear();
  const scope = useScope(mapSize);
  const { byArea, total, isLoading, error, retry } = useIndicatorValues(indicator?.id ?? null, year);

  return (
    <section className="scope-bar" aria-label={text('map.sentence.label')}>
      <AlignLeft className="scope-bar-icon" size={20} aria-hidden />
      <div className="scope-bar-sentence" aria-live="polite">
        {areas.length === 0 ? (
          <p>{text('empty.areas')}</p>
        ) : !indicator ? (
          <p>{text('empty.indicators')}</p>
        ) : isEmbedded && openArea ? (
          <AreaSentence area={openArea} indicator={indicator} year={year} />
        ) : error ? (
          <p role="alert">
            {text('err.load')}
            <Button variant="link" onPress={retry}>
              {text('action.retry')}
            </Button>
          </p>
        ) : isLoading ? (
          <Skeleton lines={[0.9, 0.7]} lineHeight={24} />
        ) : (
          <ScopeSentence scope={scope} indicator={indicator} values={byArea} total={total} />
        )}
      </div>
      <SegmentedControl
        label={text('view.switch')}
        choices={[
          { id: 'map', label: text('view.map'), icon: <MapIcon size={18} aria-hidden /> },
          { id: 'table', label: text('view.table'), icon: <Table2 size={18} aria-hidden /> },
          { id: 'text', label: text('view.text'), icon: <AlignLeft size={18} aria-hidden /> },
        ]}
        chosen={view}
        onChoose={(chosen) => changeView({ view: chosen })}
      />
    </section>
  );
}
