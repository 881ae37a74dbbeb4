import { useText } from '../../i18n/use-text.tsx';
import { useServiceDayName } from './use-service-day-name.ts';
import type { TransitZone } from './use-transit.ts';

const RULES = ['schedule', 'bookingDeadline', 'riders', 'fare', 'operator', 'phone', 'note'] as const;

/** 予約制の乗りもの: how one rides in each zone, in the words of whoever runs it. */
export function ZoneList({ zones }: { readonly zones: readonly TransitZone[] }) {
  const text = useText();
  const dayName = useServiceDayName();
  return (
    <ul className="transit-zones">
      {zones.map((zone) => (
        <li key={zone.id}>
          <details>
            <summary>{zone.name}</summary>
            <dl>
              {zone.nextDay && (
                <div>
                  <dt>{text('transit.zone.nextDay')}</dt>
                  <dd>{dayName(zone.nextDay)}</dd>
                </div>
              )}
              {RULES.filter((rule) => zone[rule]).map((rule) => (
                <div key={rule}>
                  <dt>{text(`transit.zone.${rule}`)}</dt>
                  <dd>{zone[rule]}</dd>
                </div>
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  );
}
