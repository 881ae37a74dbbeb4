import { type Camera, formatViewState, type ViewState } from '../view-state.ts';

/** Frames that pages have room for: a column, an article, a whole page; or as wide as the page is. Heights in CSS pixels. */
export const EMBED_SIZES = [
  { id: 'small', width: 360, height: 560, isFluid: false },
  { id: 'medium', width: 640, height: 480, isFluid: false },
  { id: 'large', width: 960, height: 600, isFluid: false },
  { id: 'fluid', width: 640, height: 520, isFluid: true },
] as const;
type EmbedSize = (typeof EMBED_SIZES)[number];

/** CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The address, as path and query, of the page for frames that shows what is on a screen of that size. An open area, and the
 * whole town, are fitted into the frame by the page itself.
 */
export function embedPath(view: ViewState, screen: Size, frame: Size): string {
  const camera = view.area === null && view.camera ? fitted(view.camera, screen, frame) : null;
  return formatViewState({ ...view, camera, isEmbedded: true });
}

/** As much of the land in a smaller window: each halving is one level of zoom. */
function fitted(camera: Camera, from: Size, to: Size): Camera {
  const share = Math.min(to.width / from.width, to.height / from.height);
  return { ...camera, zoom: Math.max(0, camera.zoom + Math.log2(share)) };
}

/** HTML for somebody else's page. It needs no script and no style sheet, and asks for nothing until it is scrolled to. */
export function embedSnippet(address: string, title: string, { width, height, isFluid }: EmbedSize): string {
  const attributes = {
    src: address,
    title,
    width: isFluid ? '100%' : String(width),
    height: String(height),
    loading: 'lazy',
    style: 'border:0;max-width:100%',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeAttribute(value)}"`);
  return `<iframe ${written.join(' ')}></iframe>`;
}

const escapeAttribute = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
