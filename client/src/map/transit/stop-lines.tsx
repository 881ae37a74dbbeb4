import { Fragment, useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { clock } from './clock.ts';
import { type Departure, type Line, TryDeparture, TryLine, useTryChange } from './try-departure.tsx';

interface Props {
  readonly lines: readonly Line[];
  readonly stopName: string;
  /** Whether departures can be pressed, to try what would be without them. */
  readonly isTrying: boolean;
}

/** Each line and direction with its hours and minutes, and the last one home in words. */
export function StopLines({ lines, stopName, isTrying }: Props) {
  const text = useText();
  const tryChange = useTryChange();
  const [pressed, setPressed] = useState<Departure | null>(null);
  return (
    <ul className="stop-lines">
      {lines.map((line) => (
        <li key={`${line.id} ${line.directionId} ${line.headsigns.join()}`}>
          <h4>
            <strong>{line.name}</strong>
            {line.headsigns.length > 0 && <span>{line.headsigns.join('・')}</span>}
            {line.vias.length > 0 && <small>{text('transit.via', { via: line.vias.join('・') })}</small>}
          </h4>
          {line.lastSeconds !== null && (
            <p>
              {text('transit.firstLast', {
                first: clock(line.firstSeconds ?? line.lastSeconds),
                last: clock(line.lastSeconds),
              })}
            </p>
          )}
          {isTrying && <TryLine line={line} onTry={tryChange} />}
          <table>
            <caption className="visually-hidden">{text('transit.hours')}</caption>
            <tbody>
              {hoursOf(line).map(([hour, departures]) => (
                <Fragment key={hour}>
                  <tr>
                    <th scope="row" className="number">
                      {hour}
                    </th>
                    <td className="number">
                      {departures.map((departure, index) => (
                        // two may leave in one minute
                        <Minute
                          key={`${departure.seconds} ${index}`}
                          departure={departure}
                          isPressed={pressed === departure}
                          onPress={isTrying ? () => setPressed(pressed === departure ? null : departure) : null}
                        />
                      ))}
                    </td>
                  </tr>
                  {isTrying && pressed && departures.includes(pressed) && (
                    <tr>
                      <td colSpan={2}>
                        <TryDeparture
                          key={`${pressed.trip} ${pressed.startSeconds}`}
                          line={line}
                          departure={pressed}
                          stopName={stopName}
                          onTry={tryChange}
                        />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}

interface MinuteProps {
  readonly departure: Departure;
  readonly isPressed: boolean;
  /** null: it only tells. */
  readonly onPress: (() => void) | null;
}

function Minute({ departure: { seconds, canBoard, isExact }, isPressed, onPress }: MinuteProps) {
  const text = useText();
  const minute = text(canBoard ? (isExact ? 'transit.minute' : 'transit.minute.about') : 'transit.minute.alight', {
    minute: String(Math.floor(seconds / 60) % 60).padStart(2, '0'),
  });
  if (!onPress) return <span data-alight={!canBoard || undefined}>{minute}</span>;
  return (
    <button
      type="button"
      className="minute-button"
      aria-pressed={isPressed}
      aria-label={text('whatif.ofDeparture', { time: clock(seconds) })}
      onClick={onPress}
    >
      {minute}
    </button>
  );
}

/** Hours go on past 24 until the service day ends. */
function hoursOf({ departures }: Line): [hour: number, departures: Departure[]][] {
  return [...Map.groupBy(departures, ({ seconds }) => Math.floor(seconds / 3600))];
}
