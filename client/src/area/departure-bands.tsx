import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { AreaTransit } from './transit-query.ts';

type Band = AreaTransit['bands'][number];

/** 便の数ごとの停留所と人: stop places of the area, and residents by the best stop within their reach. */
export function DepartureBands({ transit }: { readonly transit: AreaTransit }) {
  const text = useText();
  const { bands, peopleState, reachMeters, ruralReachMeters } = transit;
  const most = Math.max(1, ...bands.map(({ people }) => people ?? 0));
  return (
    <section>
      <h2>{text('transit.bands')}</h2>
      <p className="presence-note">
        {ruralReachMeters === null
          ? text('transit.bands.note', { meters: reachMeters })
          : text('transit.bands.note.rural', { meters: reachMeters, rural: ruralReachMeters })}
      </p>
      <table className="departure-bands number">
        <thead>
          <tr>
            <th scope="col">{text('transit.bands.departures')}</th>
            <th scope="col">{text('transit.stops')}</th>
            <th scope="col">{text('transit.bands.people')}</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <BandRow key={band.least} band={band} share={(band.people ?? 0) / most} />
          ))}
        </tbody>
      </table>
      {peopleState === 'SUPPRESSED' && <p className="presence-note">{text('transit.bands.small')}</p>}
      {peopleState === 'UNKNOWN' && <p className="presence-note">{text('transit.bands.unknown')}</p>}
    </section>
  );
}

function BandRow({
  band: { least, most, stopPlaces, people },
  share,
}: {
  readonly band: Band;
  readonly share: number;
}) {
  const text = useText();
  const format = useFormat();
  const range =
    most === least
      ? text('transit.bands.one', { n: least })
      : most === null
        ? text('transit.bands.from', { n: least })
        : text('transit.bands.range', { least, most });
  return (
    <tr>
      <th scope="row">{range}</th>
      <td>{format.number(stopPlaces)}</td>
      <td>
        {people === null ? '–' : text('transit.bands.count', { n: format.number(people) })}
        <span className="departure-bands-bar" aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      </td>
    </tr>
  );
}
