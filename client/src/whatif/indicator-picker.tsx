import { useText } from '../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { changeView } from '../view-state.ts';
import type { Trial } from './trial-query.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly trial: Trial | null;
  readonly hasChanges: boolean;
}

/** Which indicator いま, もし and ちがい are of: those that the changes can move, with how many others stay as they are. */
export function IndicatorPicker({ indicator, trial, hasChanges }: Props) {
  const text = useText();
  const { indicators } = useTown();
  const touched = new Set(trial?.indicators.flatMap((each) => (each.isTouched ? [each.indicator.id] : [])));
  const available = indicators.filter((each) => each.available);
  const listed = touched.size > 0 ? available.filter(({ id }) => touched.has(id) || id === indicator.id) : available;
  const rest = available.length - touched.size;
  return (
    <div className="whatif-picker">
      <label>
        {text('whatif.indicator')}
        <select
          value={indicator.id}
          onChange={({ target }) => changeView({ screen: 'whatif', indicator: target.value }, 'replace')}
        >
          {listed.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {hasChanges && touched.size > 0 && rest > 0 && (
        <p className="whatif-note">{text('whatif.indicator.rest', { n: rest })}</p>
      )}
      {hasChanges && trial && !touched.has(indicator.id) && (
        <p className="whatif-note">{text('whatif.indicator.same')}</p>
      )}
    </div>
  );
}
