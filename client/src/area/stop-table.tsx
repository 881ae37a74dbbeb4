import { useText } from '../i18n/use-text.tsx';
import { clock } from '../map/transit/clock.ts';
import type { AreaTransit } from './transit-query.ts';

/** 停留所: departures, which way they go, and the last ride home; those with most departures first. */
export function StopTable({ transit }: { readonly transit: AreaTransit }) {
  const text = useText();
  const { stopPlaces, stopPlaceCount } = transit;
  const more = stopPlaceCount - stopPlaces.length;
  return (
    <section>
      <h2>{text('transit.stopsOf')}</h2>
      <table className="stop-table">
        <thead>
          <tr>
            <th scope="col">{text('transit.stops')}</th>
            <th scope="col">{text('transit.bands.departures')}</th>
            <th scope="col">{text('transit.lastRide.title')}</th>
          </tr>
        </thead>
        <tbody>
          {stopPlaces.map(({ id, name, departures, directions, lastRide }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {directions.map(({ line, toward, departures: ofDirection }) => (
                  <small key={`${line} ${toward.join()}`}>
                    {text('transit.direction', { line, toward: toward.join('・'), n: ofDirection })}
                  </small>
                ))}
              </th>
              <td className="number">{departures ?? text('value.unknown')}</td>
              <td className="number">
                {lastRide ? clock(lastRide.seconds) : '–'}
                {lastRide && <small>{text('transit.lastRide.from', { from: lastRide.from })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="presence-note">{text('transit.stops.more', { n: more })}</p>}
    </section>
  );
}
