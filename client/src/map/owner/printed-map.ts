import './printed-map.css';
import type { Map as MapLibre } from 'maplibre-gl';

/** Device pixels to a CSS pixel: fine enough for paper. */
const SCALE = 2;
/** A page of A4 between its margins, in CSS pixels; higher than half of it, nothing would stand beside the map. */
const WIDEST = 700;
const HIGHEST = 500;

/**
 * Prints the map as it stands: what WebGL drew is gone once its frame ends, so a copy takes its place on paper, as large as
 * a page has room for (`--print-zoom` of whatever lies over it, `--print-width` and `--print-height` in CSS pixels of the screen).
 */
export function printAsShown(map: MapLibre): void {
  const container = map.getContainer();
  const style = (container.parentElement ?? container).style;
  const copy = document.createElement('canvas');
  copy.className = 'printed-map';
  const before = () => {
    const { clientWidth: width, clientHeight: height } = container;
    if (width === 0 || height === 0) return;
    style.setProperty('--print-width', `${width}px`);
    style.setProperty('--print-height', `${height}px`);
    style.setProperty('--print-zoom', String(Math.min(1, WIDEST / width, HIGHEST / height)));
    const ratio = map.getPixelRatio();
    map.setPixelRatio(SCALE);
    map.redraw();
    const canvas = map.getCanvas();
    copy.width = canvas.width;
    copy.height = canvas.height;
    // with what lies over it (`MapOverlay`)
    for (const drawn of map.getCanvasContainer().querySelectorAll('canvas'))
      if (drawn !== copy) copy.getContext('2d')?.drawImage(drawn, 0, 0);
    canvas.after(copy);
    map.setPixelRatio(ratio);
  };
  const after = () => copy.remove();
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  map.once('remove', () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  });
}
