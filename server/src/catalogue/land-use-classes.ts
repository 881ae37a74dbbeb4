import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DEFAULT_CATALOGUE_DIR } from './read-catalogue.ts';
import { readTable } from './read-table.ts';

const FILE = 'land-use-classes.csv';

const landUseRow = z.object({
  code: z.string().min(1),
  names: z.string().transform((names) => names.split(' ').filter(Boolean)),
  density: z.coerce.number().min(0),
  source: z.string(),
});

/**
 * How densely people live on each class of land use beside the others, by the class's codes and names. As shipped: on land with buildings
 * and nowhere else, the binary method of Eicher & Brewer 2001; a town that knows better gives a column of densities.
 */
export function readLandUseDensities(): ReadonlyMap<string, number> {
  const rows = readTable(FILE, readFileSync(path.join(DEFAULT_CATALOGUE_DIR, FILE)), landUseRow);
  return new Map(
    rows.flatMap(({ value: { code, names, density } }) => [code, ...names].map((word) => [word, density])),
  );
}
