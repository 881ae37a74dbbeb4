import './qr-code.css';
import { useMemo } from 'react';
import { encode } from 'uqr';

/** White around the code that a reader needs, in modules. */
const QUIET = 4;

/** A text as a QR code, drawn here. A reader finds it from about 3 cm; dark on light whatever the theme. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: side } = encode(text, { ecc: 'M', border: 0 });
    return {
      size: side + 2 * QUIET,
      path: data
        .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : [])))
        .join(''),
    };
  }, [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
