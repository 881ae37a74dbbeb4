// The data palettes and text colours of the client, as its tokens give them: steps that stay apart for every kind of colour
// vision, and text that can be read. The bars are those of the design (CIEDE2000 between neighbours ≥ 8, text ≥ 4.5 : 1).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
} from 'culori';

const TOKENS = 'client/src/ui/tokens.css';
const LEAST_STEP = 8;
const LEAST_CONTRAST = 4.5;

const VISION = {
  normal: (seen) => seen,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};
/** Ramps run from light to dark; on a diverging one every two steps must stay apart, not neighbours alone. */
const RAMPS = { akari: 'ramp', mizu: 'ramp', sumi: 'ramp', shio: 'diverging' };
/** Text on its ground: a step of a ramp takes ink or white, whichever the map uses on it. */
const TEXT = [
  ['ink', 'paper'],
  ['ink-4', 'paper'],
  ['act', 'paper'],
  ['act', 'act-50'],
  ['error-ink', 'paper'],
  ['success', 'paper'],
  ['warn-ink', 'warn-paper'],
  ['akari-ink', 'akari-paper'],
  ['akari-ink-strong', 'akari-2'],
  ['ink', 'akari-3'],
  ['ink', 'akari-4'],
  ['paper', 'akari-5'],
  ['mizu-ink', 'mizu-paper'],
  ['paper', 'mizu-4'],
  ['paper', 'mizu-5'],
];

const declarations = new Map(readDeclarations());
const difference = differenceCiede2000();
const lab = converter('lab65');
const faults = [];

for (const [name, kind] of Object.entries(RAMPS)) {
  const steps = [...declarations.keys()]
    .filter((token) => new RegExp(`^${name}-\\d$`).test(token))
    .toSorted((a, b) => (a < b ? -1 : 1));
  if (steps.length === 0) continue;
  const colors = steps.map(color);
  for (const [vision, see] of Object.entries(VISION))
    for (const [i, first] of colors.entries())
      for (const [j, second] of colors.entries()) {
        if (j <= i || (kind === 'ramp' && j !== i + 1)) continue;
        const step = difference(see(first), see(second));
        if (step < LEAST_STEP)
          faults.push(`${steps[i]} and ${steps[j]} are ${step.toFixed(1)} apart (${vision}), below ${LEAST_STEP}`);
      }
  const lightness = colors.map((value) => lab(value).l);
  if (kind === 'ramp' && lightness.some((value, i) => i > 0 && value >= lightness[i - 1]))
    faults.push(`${name} does not darken from step to step`);
  console.log(`${name}: ${steps.length} steps`);
}
for (const [text, ground] of TEXT) {
  const contrast = wcagContrast(color(text), color(ground));
  if (contrast < LEAST_CONTRAST)
    faults.push(`${text} on ${ground} has ${contrast.toFixed(2)} : 1, below ${LEAST_CONTRAST}`);
}
for (const fault of faults) console.error(fault);
console.log(`${TEXT.length} pairs of text, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The client's tokens over those of the design system that they are made of. */
function readDeclarations() {
  const designSystem = createRequire(new URL('../../client/package.json', import.meta.url)).resolve(
    '@digital-go-jp/design-tokens/dist/tokens.css',
  );
  return [designSystem, TOKENS].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]),
  );
}

function color(token) {
  const value = declarations.get(token);
  const reference = /^var\(--([\w-]+)\)$/.exec(value ?? '');
  if (reference) return color(reference[1]);
  if (!/^#[0-9a-f]{6}$/i.test(value ?? ''))
    throw new Error(`${TOKENS}: --${token} is ${value ?? 'missing'}, not a colour as #rrggbb`);
  return value;
}
