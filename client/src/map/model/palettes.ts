/** The data palettes of the design, low to high. `ui/tokens.css` names the same colours for lists and bars. */
const palettes: Readonly<Record<string, readonly string[]>> = {
  /** 灯: darker where more people could be reached next */
  akari: ['#fff9ea', '#ffe9bf', '#fbcb74', '#e09c3f', '#a9650f'],
  /** 水: darker where more is reached or provided */
  mizu: ['#f3fbfc', '#aed9dd', '#6fb8c1', '#24808e', '#00505c'],
  /** 墨: context, neither good nor bad */
  sumi: ['#f8f9fa', '#cfd4da', '#a3abb6', '#6b7685', '#333c49'],
  /** 潮: above ← target → below */
  shio: ['#00505c', '#24808e', '#8cc9cf', '#f4f2ec', '#fbcb74', '#e09c3f', '#a9650f'],
};

/** What lies around the town. */
export const OUTSIDE = '#e9e7e1';
/** An area whose value is not shown: none asked for yet, or another class is being looked at. */
export const LAND = '#fbfaf6';
/** A cell within reach; one that is not yet is striped. */
export const CELL_REACHED = '#24808e';
/** Ground within reach. */
export const REACH = '#d3ebed';
export const STREET = '#fffdf8';
export const STREET_CASING = '#c4bba6';
/** How much of its colour an area keeps while another one is open. */
export const RECEDED = 0.8;

/**
 * One colour for each of `count` classes, spread over the whole palette.
 * @throws RangeError when the palette is none of ours: the catalogue names one that this client can't draw
 */
export function classColors(palette: string, count: number): readonly string[] {
  const ramp = palettes[palette];
  if (!ramp) throw new RangeError(`No palette is called ${palette}`);
  return Array.from({ length: count }, (_, index) => {
    const step = count === 1 ? 0 : Math.round((index * (ramp.length - 1)) / (count - 1));
    return ramp[step] ?? LAND;
  });
}

/** `share` (0..1) of a colour over a ground, both "#rrggbb". */
export function mix(color: string, ground: string, share: number): string {
  const channel = (from: number) => {
    const [top, below] = [color, ground].map((hex) => Number.parseInt(hex.slice(from, from + 2), 16));
    const mixed = Math.round((top ?? 0) * share + (below ?? 0) * (1 - share));
    return mixed.toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
