import { useText } from '../i18n/use-text.tsx';
import { useClassLabel } from '../map/cards/use-class-label.ts';
import { useLegendTitle } from '../map/cards/use-legend-title.ts';
import { legendClasses } from '../map/model/legend-classes.ts';
import { DIFFERENCE_COLORS } from '../map/model/trial-fills.ts';
import type { TownIndicator } from '../town/town.ts';
import type { Compared } from '../view-state.ts';
import { isNearAStop } from './use-trial-indicator.ts';

const DIFFERENCE_WORDS = ['most', 'more', 'slightMore', 'same', 'slightFewer', 'fewer', 'fewest'] as const;

interface LegendProps {
  readonly indicator: TownIndicator;
  /** Whether cells stand on the map as squares of their people. */
  readonly hasSquares: boolean;
  readonly hasStops: boolean;
}

/** What the colours of the areas say, of today, of if, or of what differs, and the marks on them. */
export function TrialLegend({ compared, ...shown }: LegendProps & { readonly compared: Compared }) {
  return compared === 'diff' ? <DifferenceLegend {...shown} /> : <ShareLegend indicator={shown.indicator} />;
}

function DifferenceLegend({ indicator, hasSquares, hasStops }: LegendProps) {
  const text = useText();
  const ofStops = isNearAStop(indicator);
  return (
    <>
      <b>{ofStops ? text('whatif.legend.diff') : text('whatif.legend.diffOf', { name: indicator.name })}</b>
      <ul>
        {DIFFERENCE_WORDS.map((words, index) => (
          <li key={words}>
            <i style={{ backgroundColor: DIFFERENCE_COLORS[index] }} />
            {text(`whatif.legend.${words}`)}
          </li>
        ))}
      </ul>
      {(hasSquares || hasStops) && (
        <ul>
          {hasSquares && (
            <>
              <li>
                <i data-square="new" />
                {text(ofStops ? 'whatif.legend.new' : 'whatif.legend.reached')}
              </li>
              <li>
                <i data-square="lost" />
                {text(ofStops ? 'whatif.legend.lost' : 'whatif.legend.left')}
              </li>
            </>
          )}
          {hasStops && (
            <>
              <li>
                <i data-stop="more" />
                {text('whatif.legend.stopMore')}
              </li>
              <li>
                <i data-stop="fewer" />
                {text('whatif.legend.stopFewer')}
              </li>
            </>
          )}
        </ul>
      )}
    </>
  );
}

function ShareLegend({ indicator }: { readonly indicator: TownIndicator }) {
  const title = useLegendTitle(indicator);
  const label = useClassLabel(indicator);
  return (
    <>
      <b>{title}</b>
      <ul>
        {legendClasses(indicator).map((each) => (
          <li key={each.index}>
            <i style={{ backgroundColor: each.color }} />
            {label(each)}
          </li>
        ))}
      </ul>
    </>
  );
}
