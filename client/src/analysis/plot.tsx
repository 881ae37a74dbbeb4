import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { hoverArea, useHoveredArea } from '../hover.ts';
import type { TownArea } from '../town/town.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useElementSize } from '../ui/use-element-size.ts';
import { changeView } from '../view-state.ts';

/** An area as a point; its shape says what its colour says. */
export interface PlotPoint {
  readonly area: TownArea;
  readonly x: number;
  readonly y: number;
  /** What the point says aloud. */
  readonly label: string;
  readonly shape: 'dot' | 'up' | 'down';
  readonly tone: 'plain' | 'told' | 'high' | 'low';
  /** Written beside it where there is room: of the few that are told apart. */
  readonly name?: string;
}

/** From the least to the most of an axis. */
type Domain = readonly [least: number, most: number];

interface Axis {
  readonly domain: Domain;
  readonly label: string;
  readonly format: (value: number) => string;
}

/** From numbers to pixels. */
export interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

interface Props {
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly PlotPoint[];
  /** Lines under the points. */
  readonly children: (scales: Scales) => ReactNode;
}

const MARGIN = { top: 16, right: 16, bottom: 52, left: 64 } as const;
const HEIGHT = 440;
const RADIUS = 6;

/**
 * Areas as points on two axes. One stop of the tab key: the arrows go from area to area by 地区番号, Enter opens one.
 */
export function Plot({ label, x, y, points, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementSize(frame)?.width ?? 0;
  const isNarrow = width < 520;
  const height = isNarrow ? 340 : HEIGHT;
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const xScale = scaleLinear<number>({ domain: [...x.domain], range: [MARGIN.left, right] });
  const yScale = scaleLinear<number>({ domain: [...y.domain], range: [bottom, MARGIN.top] });
  const scales: Scales = { x: (value) => xScale(value), y: (value) => yScale(value) };
  return (
    <div ref={frame} className="plot">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          <AxisBottom
            scale={xScale}
            top={bottom}
            numTicks={isNarrow ? 4 : 8}
            tickFormat={(value) => x.format(Number(value))}
            label={x.label}
            labelOffset={16}
            axisClassName="plot-axis"
            tickLabelProps={{ className: 'plot-tick' }}
            labelProps={{ className: 'plot-label', textAnchor: 'middle' }}
          />
          <AxisLeft
            scale={yScale}
            left={MARGIN.left}
            numTicks={6}
            tickFormat={(value) => y.format(Number(value))}
            label={y.label}
            labelOffset={44}
            axisClassName="plot-axis"
            tickLabelProps={{ className: 'plot-tick' }}
            labelProps={{ className: 'plot-label', textAnchor: 'middle' }}
          />
          <g aria-hidden>{children(scales)}</g>
          <PlotPoints label={label} points={points} scales={scales} />
          <g aria-hidden>
            {points.map(({ area, name, x: across, y: up }) => {
              if (!name || isNarrow) return null;
              const isLeft = scales.x(across) > (MARGIN.left + right) / 2;
              return (
                <text
                  key={area.id}
                  className="plot-name"
                  x={scales.x(across) + (isLeft ? -12 : 12)}
                  y={scales.y(up) + 5}
                  textAnchor={isLeft ? 'end' : 'start'}
                >
                  {name}
                </text>
              );
            })}
          </g>
        </svg>
      )}
    </div>
  );
}

interface PointsProps {
  readonly label: string;
  readonly points: readonly PlotPoint[];
  readonly scales: Scales;
}

function PlotPoints({ label, points, scales }: PointsProps) {
  const list = useRef<SVGGElement>(null);
  const hovered = useHoveredArea();
  const open = useOpenArea();
  const [at, setAt] = useState(0);
  const current = Math.min(at, points.length - 1);
  const goTo = (next: number) => {
    const place = Math.max(0, Math.min(points.length - 1, next));
    setAt(place);
    list.current?.querySelectorAll<SVGElement>('[role="option"]')[place]?.focus();
  };
  const press = (event: KeyboardEvent, place: number) => {
    const next = steps(event.key, place, points.length);
    if (next !== null) goTo(next);
    else if (event.key === 'Enter' || event.key === ' ') openArea(points[place]?.area, open);
    else return;
    event.preventDefault();
  };
  return (
    <g ref={list} role="listbox" aria-label={label}>
      {points.map(({ area, x, y, label: words, shape, tone }, place) => (
        <path
          key={area.id}
          role="option"
          className="plot-point"
          aria-label={words}
          aria-selected={area.id === open?.id}
          tabIndex={place === current ? 0 : -1}
          data-tone={tone}
          data-hovered={area.id === hovered || undefined}
          d={SHAPES[shape]}
          transform={`translate(${scales.x(x).toFixed(1)} ${scales.y(y).toFixed(1)})`}
          onKeyDown={(event) => press(event, place)}
          onFocus={() => hoverArea(area.id)}
          onBlur={() => hoverArea(null)}
          onPointerEnter={() => hoverArea(area.id)}
          onPointerLeave={() => hoverArea(null)}
          onClick={() => {
            setAt(place);
            openArea(area, open);
          }}
        />
      ))}
    </g>
  );
}

/** Where a key leads from a point; null: it is no such key. */
function steps(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return place + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return place - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Opens an area, or closes the one that is open. */
function openArea(area: TownArea | undefined, open: TownArea | null): void {
  if (area) changeView({ screen: 'analysis', area: area.id === open?.id ? null : area.number });
}

const SHAPES = {
  dot: `M${-RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0z`,
  up: 'M0 -8L8 6L-8 6z',
  down: 'M0 8L8 -6L-8 -6z',
} as const;
