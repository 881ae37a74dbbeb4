import './year-slider.css';
import { Pause, Play } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import type { YearStop } from '../model/year-stops.ts';
import { usePlay } from '../use-play.ts';
import type { Years } from '../use-years.ts';

/** 実績 solid, a year without data a gap, 目標 hollow. ← → go one stop, ▶ through the years with data. */
export function YearSlider({ years }: { readonly years: Years }) {
  const text = useText();
  const format = useFormat();
  const { stops, year, choose } = years;
  const { isPlaying, toggle } = usePlay(years);
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last || first === last || year === null) return null;

  const place = (value: number) => ((value - first.year) / (last.year - first.year)) * 100;
  const current = stops.find((stop) => stop.year === year);
  const lastActual = stops.findLast(({ kind }) => kind === 'actual') ?? first;
  const planned = stops.find(({ kind }) => kind === 'plan');
  const said = `${format.fiscalYear(year)} ${current ? text(`map.year.${current.kind}`) : ''}`;
  return (
    <section className="map-card year-slider" data-map-cover="" aria-label={text('map.year')}>
      {!isStill && (
        <button
          type="button"
          className="year-slider-play"
          onClick={toggle}
          aria-label={text(isPlaying ? 'map.year.pause' : 'map.year.play')}
        >
          {isPlaying ? <Pause size={20} aria-hidden /> : <Play size={20} aria-hidden />}
        </button>
      )}
      <div className="year-slider-scale">
        <span className="year-slider-part" style={{ left: `${place((first.year + lastActual.year) / 2)}%` }}>
          {text('map.year.actual')}
        </span>
        {planned && (
          <span className="year-slider-part" style={{ left: `${place((planned.year + last.year) / 2)}%` }}>
            {text('map.year.plan')}
          </span>
        )}
        <Track stops={stops} place={place} />
        <input
          type="range"
          min={first.year}
          max={last.year}
          step={1}
          value={year}
          aria-label={text('map.year')}
          aria-valuetext={said}
          onChange={({ target }) => choose(Number(target.value))}
        />
        {stops.map((stop) => (
          <span
            key={stop.year}
            className="year-slider-stop"
            data-kind={stop.kind}
            data-current={stop.year === year || undefined}
            style={{ left: `${place(stop.year)}%` }}
          >
            <i />
            {stop === first || stop === last || stop.year === year ? stop.year : String(stop.year).slice(2)}
          </span>
        ))}
      </div>
    </section>
  );
}

/** Solid between two years of data, dotted towards a plan, nothing on either side of a missing year. */
function Track({ stops, place }: { readonly stops: readonly YearStop[]; readonly place: (year: number) => number }) {
  return stops.slice(1).map((to, index) => {
    const from = stops[index];
    if (!from || from.kind === 'missing' || to.kind === 'missing') return null;
    return (
      <span
        key={to.year}
        className="year-slider-track"
        data-kind={to.kind}
        style={{ left: `${place(from.year)}%`, width: `${place(to.year) - place(from.year)}%` }}
      />
    );
  });
}
