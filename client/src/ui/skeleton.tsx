import './skeleton.css';

interface Props {
  /** One bar a line, as wide as these shares (0..1) of the line. */
  readonly lines: readonly number[];
  /** Height in pixels that the words will have, so that nothing jumps. */
  readonly lineHeight?: number;
}

/** Grey bars where words will stand, as high as they will be. */
export function Skeleton({ lines, lineHeight = 24 }: Props) {
  return (
    <div className="skeleton" aria-hidden="true">
      {lines.map((width, line) => (
        <div key={line} style={{ height: lineHeight, width: `${width * 100}%` }} />
      ))}
    </div>
  );
}
