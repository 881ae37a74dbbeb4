interface Props {
  /** Oldest first; null where the year is missing. */
  readonly values: readonly (number | null)[];
  readonly label: string;
}

const WIDTH = 56;
const HEIGHT = 24;
const INSET = 4;

/** Five years as a line. A missing year breaks the line: nothing is drawn that was not measured. */
export function Spark({ values, label }: Props) {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  const points = values.map((value, place) =>
    value === null
      ? null
      : {
          x: INSET + (place * (WIDTH - 2 * INSET)) / Math.max(values.length - 1, 1),
          y: span === 0 ? HEIGHT / 2 : HEIGHT - INSET - ((value - least) / span) * (HEIGHT - 2 * INSET),
        },
  );
  const line = points
    .map((point, place) => (point ? `${points[place - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : ''))
    .join('');
  const last = points.at(-1);
  // a year between two missing ones is no line: a dot keeps it in sight
  const alone = points.filter((point, place) => point && !points[place - 1] && !points[place + 1]);
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <path d={line} fill="none" stroke="currentColor" strokeWidth={2} strokeLinejoin="round" />
      {alone.map((point) => point && <circle key={point.x} cx={point.x} cy={point.y} r={2} fill="currentColor" />)}
      {last && <circle cx={last.x} cy={last.y} r={3} fill="currentColor" />}
    </svg>
  );
}
