import { AxisTop } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { useRef } from 'react';
import { hoverArea, useHoveredArea } from '../hover.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useElementSize } from '../ui/use-element-size.ts';
import { changeView } from '../view-state.ts';
import type { PatternRow } from './pattern-row.ts';
import { usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly target: number;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

const INSET = 8;
const ROW = 24;
const AXIS = 32;

/** 経験ベイズ推定: each area's rate, and where it lies once it is drawn towards that of all; one row an area, by 地区番号. */
export function RateChart({ target, rows, indicator }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const hovered = useHoveredArea();
  const open = useOpenArea();
  const { said, amount } = usePatternText(indicator);
  const track = useRef<HTMLDivElement>(null);
  const width = useElementSize(track)?.width ?? 0;
  const known = rows.filter(({ value, empiricalBayes }) => value !== null && empiricalBayes !== null);
  const most = Math.max(target, ...known.map(({ value }) => value ?? 0)) || 1;
  const x = scaleLinear<number>({ domain: [0, most], range: [INSET, Math.max(INSET + 1, width - INSET)] });
  return (
    <div className="rate-chart">
      <p className="rate-key">
        <svg width={64} height={16} aria-hidden>
          <path className="rate-way" d="M8 8H56" />
          <circle className="rate-raw" cx={8} cy={8} r={5} />
          <circle className="rate-smoothed" cx={56} cy={8} r={5} />
        </svg>
        {text('analysis.rates.key', { target: amount(target) })}
      </p>
      <div className="rate-axis" aria-hidden>
        {width > 0 && (
          <svg width={width} height={AXIS}>
            <AxisTop
              scale={x}
              top={AXIS - 1}
              numTicks={width < 320 ? 3 : 6}
              tickFormat={(value) => amount(Number(value))}
              axisClassName="plot-axis"
              tickLabelProps={{ className: 'plot-tick' }}
            />
          </svg>
        )}
      </div>
      <ul aria-label={text('analysis.chart.rates')}>
        {known.map((row, place) => {
          const { area, value, empiricalBayes } = row;
          const [raw, smoothed] = [x(value ?? 0), x(empiricalBayes ?? 0)];
          return (
            <li key={area.id} data-hovered={area.id === hovered || undefined}>
              <button
                type="button"
                aria-pressed={area.id === open?.id}
                aria-label={said(row, 'rates')}
                onFocus={() => hoverArea(area.id)}
                onBlur={() => hoverArea(null)}
                onPointerEnter={() => hoverArea(area.id)}
                onPointerLeave={() => hoverArea(null)}
                onClick={() => changeView({ screen: 'analysis', area: area.id === open?.id ? null : area.number })}
              >
                <span className="rate-name">{areaName(area, 'sentence')}</span>
                <span className="rate-track" ref={place === 0 ? track : undefined}>
                  {width > 0 && (
                    <svg width={width} height={ROW} aria-hidden>
                      <path className="plot-target" d={`M${x(target)} 0V${ROW}`} />
                      <path className="rate-way" d={`M${raw} ${ROW / 2}H${smoothed}`} />
                      <circle className="rate-raw" cx={raw} cy={ROW / 2} r={5} />
                      <circle className="rate-smoothed" cx={smoothed} cy={ROW / 2} r={5} />
                    </svg>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
