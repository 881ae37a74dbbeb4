import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';

interface Props {
  /** People within reach today, and with 1, 2, … places more. */
  readonly curve: readonly number[];
}

const WIDTH = 380;
const HEIGHT = 190;
const LEFT = 56;
const RIGHT = 16;
const TOP = 28;
const BOTTOM = 34;

/** What each further place brings: people who come within reach, over the number of places. The table says the same. */
export function SitingCurve({ curve }: Props) {
  const text = useText();
  const format = useFormat();
  const today = curve[0] ?? 0;
  const added = curve.map((people) => people - today);
  const count = added.length - 1;
  const most = Math.max(...added);
  const first = added[1] ?? 0;
  const last = count > 1 ? (added[count] ?? 0) - (added[count - 1] ?? 0) : first;
  const title = text(count > 1 ? 'siting.curve.title' : 'siting.curve.one', {
    first: format.roundedPeople(first),
    count,
    last: format.roundedPeople(last),
  });
  const x = (places: number) => LEFT + (places / Math.max(1, count)) * (WIDTH - LEFT - RIGHT);
  const y = (people: number) => HEIGHT - BOTTOM - (people / Math.max(1, most)) * (HEIGHT - TOP - BOTTOM);
  const points = added.map((people, places) => ({ people, places, cx: x(places), cy: y(people) }));
  return (
    <section className="siting-curve" aria-labelledby="siting-curve">
      <h2 id="siting-curve">{text('siting.curve')}</h2>
      <p>{title}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        {[0, most].map((people) => (
          <g key={people}>
            <line className="siting-curve-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(people)} y2={y(people)} />
            <text x={LEFT - 8} y={y(people) + 5} textAnchor="end">
              {format.number(people)}
            </text>
          </g>
        ))}
        <text x={0} y={12}>
          {text('siting.curve.people')}
        </text>
        <polyline className="siting-curve-line" points={points.map(({ cx, cy }) => `${cx},${cy}`).join(' ')} />
        {points.map(({ places, cx, cy }) => (
          <g key={places}>
            <circle cx={cx} cy={cy} r={places === count ? 7 : 5} />
            <text x={cx} y={HEIGHT - 12} textAnchor="middle">
              {places === 0 ? text('whatif.mode.now') : places}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{text('siting.curve.table')}</summary>
        <CurveTable curve={curve} />
      </details>
    </section>
  );
}

/** The curve as rows: places, people within reach, and what the last place of them brought. */
export function CurveTable({ curve }: Props) {
  const text = useText();
  const format = useFormat();
  return (
    <table className="whatif-table">
      <caption>{text('siting.curve')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('siting.col.places')}</th>
          <th scope="col">{text('siting.col.within')}</th>
          <th scope="col">{text('siting.col.more')}</th>
        </tr>
      </thead>
      <tbody>
        {curve.map((people, places) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its number of places
          <tr key={places}>
            <th scope="row">{places === 0 ? text('whatif.mode.now') : text('siting.places', { n: places })}</th>
            <td className="number">{format.number(people)}</td>
            <td className="number">
              {places === 0 ? '—' : `+${format.number(people - (curve[places - 1] ?? people))}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
