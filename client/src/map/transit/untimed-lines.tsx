import { useText } from '../../i18n/use-text.tsx';
import type { Transit } from './use-transit.ts';

/** 線だけの路線: what the broken lines are, of which year and from whom, and that nothing is counted by them. */
export function UntimedLines({ sources }: { readonly sources: Transit['busLines'] }) {
  const text = useText();
  const drawn = sources.filter(({ lines, withTimetable }) => lines > withTimetable);
  if (drawn.length === 0) return null;
  return (
    <ul className="transit-untimed">
      {drawn.map(({ source, year, license, lines, withTimetable }) => (
        <li key={`${source} ${year} ${license}`}>
          <span className="transit-swatch" data-layer="untimed" aria-hidden />
          <span>
            {text(year === null ? 'transit.untimed' : 'transit.untimed.year', {
              n: lines - withTimetable,
              source: license ?? source,
              year: String(year),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
