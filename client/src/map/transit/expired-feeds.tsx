import './transit-switches.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { TransitFeed } from './use-transit.ts';

/** A company of which no timetable is valid any more is named: what it shows may have changed. */
export function ExpiredFeeds({
  feeds,
}: {
  readonly feeds: readonly Pick<TransitFeed, 'agency' | 'validTo' | 'expired'>[];
}) {
  const text = useText();
  const format = useFormat();
  const valid = new Set(feeds.filter(({ expired }) => !expired).map(({ agency }) => agency));
  const last = new Map<string, string>();
  for (const { agency, validTo } of feeds)
    if (!valid.has(agency) && validTo > (last.get(agency) ?? '')) last.set(agency, validTo);
  if (last.size === 0) return null;
  return (
    <ul className="transit-expired">
      {[...last].map(([agency, day]) => (
        <li key={agency}>{text('transit.expired', { agency, day: format.date(day) })}</li>
      ))}
    </ul>
  );
}
