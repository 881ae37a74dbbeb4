import { useText } from '../../i18n/use-text.tsx';
import { useValueText } from '../use-value-text.ts';
import { HoldingShape } from './holding-mark.tsx';
import type { SensitivityAnswer } from './sensitivity-query.ts';

interface Props {
  readonly answer: SensitivityAnswer;
  readonly unit: string;
}

const WIDTH = 400;
const HEIGHT = 26;
/** Half a shape stays inside at either end. */
const MARGIN = 9;

/** 竜巻図: for each assumption the values as it alone changes, beside today's and the target. What the table under it says in numbers. */
export function SensitivityPlot({ answer, unit }: Props) {
  const text = useText();
  const { amount } = useValueText();
  const { assumptions, variants, target } = answer;
  const [today] = variants;
  const ends = assumptions.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null);
  if (!today || today.value === null || ends.length === 0) return null;
  const scale = scaleOf(unit, [...ends, ...(target ? [target.value] : [])]);
  const base = scale(today.value);
  const aim = target && scale(target.value);
  return (
    <figure className="sens-plot">
      <figcaption>{text('sens.plot')}</figcaption>
      {assumptions.map(({ id, name, low, high }) => {
        const alone = variants.filter(({ changed }) => changed.length === 1 && changed[0] === id);
        const span =
          low === null || high === null
            ? text('value.unknown')
            : text('sens.span', { low: amount(low, unit), high: amount(high, unit) });
        return (
          <div className="sens-plot-row" key={id}>
            <p>
              <b>{name}</b>
              <span className="number">{span}</span>
            </p>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name}: ${span}`}>
              <path className="sens-axis" d={`M${MARGIN} ${HEIGHT / 2}H${WIDTH - MARGIN}`} />
              {low !== null && high !== null && (
                <path className="sens-span" d={`M${scale(low)} ${HEIGHT / 2}H${scale(high)}`} />
              )}
              {aim !== null && <path className="sens-target" d={`M${aim} 0V${HEIGHT}`} />}
              <path className="sens-today" d={`M${base} 0V${HEIGHT}`} />
              {alone.map(
                ({ choices, value, holds }) =>
                  value !== null && (
                    <g key={choices.join()} transform={`translate(${scale(value)} ${HEIGHT / 2})`}>
                      <HoldingShape holds={holds} />
                    </g>
                  ),
              )}
            </svg>
          </div>
        );
      })}
      <p className="sens-plot-key">
        <span>
          <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden>
            <path className="sens-today" d="M5 0V16" />
          </svg>
          {text('sens.today', { value: amount(today.value, unit) })}
        </span>
        {target && (
          <span>
            <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden>
              <path className="sens-target" d="M5 0V16" />
            </svg>
            {text('ind.targetShort', { value: amount(target.value, unit) })}
          </span>
        )}
      </p>
    </figure>
  );
}

/** A share of people is drawn on 0 to 100 %, all else from nothing to the greatest. */
function scaleOf(unit: string, values: readonly number[]): (value: number) => number {
  const greatest = unit === 'ratio' ? 1 : Math.max(...values);
  const width = WIDTH - 2 * MARGIN;
  return (value) => MARGIN + (greatest > 0 ? Math.min(1, value / greatest) * width : 0);
}
