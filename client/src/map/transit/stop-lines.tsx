import { useText } from '../../i18n/use-text.tsx';
import { clock } from './clock.ts';
import type { StopTimetable } from './timetable-query.ts';

type Line = StopTimetable['lines'][number];

/** Each line and direction with its hours and minutes, and the last one home in words. */
export function StopLines({ lines }: { readonly lines: readonly Line[] }) {
  const text = useText();
  return (
    <ul className="stop-lines">
      {lines.map((line) => (
        <li key={`${line.name} ${line.directionId} ${line.headsigns.join()}`}>
          <h4>
            <strong>{line.name}</strong>
            {line.headsigns.length > 0 && <span>{line.headsigns.join('・')}</span>}
          </h4>
          {line.lastSeconds !== null && (
            <p>
              {text('transit.firstLast', {
                first: clock(line.firstSeconds ?? line.lastSeconds),
                last: clock(line.lastSeconds),
              })}
            </p>
          )}
          <table>
            <caption className="visually-hidden">{text('transit.hours')}</caption>
            <tbody>
              {hoursOf(line).map(([hour, departures]) => (
                <tr key={hour}>
                  <th scope="row" className="number">
                    {hour}
                  </th>
                  <td className="number">
                    {departures.map(({ seconds, canBoard, isExact }, index) => (
                      // two may leave in one minute
                      <span key={`${seconds} ${index}`} data-alight={!canBoard || undefined}>
                        {text(
                          canBoard ? (isExact ? 'transit.minute' : 'transit.minute.about') : 'transit.minute.alight',
                          {
                            minute: String(Math.floor(seconds / 60) % 60).padStart(2, '0'),
                          },
                        )}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}

type Departure = Line['departures'][number];

/** Hours go on past 24 until the service day ends. */
function hoursOf({ departures }: Line): [hour: number, departures: Departure[]][] {
  return [...Map.groupBy(departures, ({ seconds }) => Math.floor(seconds / 3600))];
}
