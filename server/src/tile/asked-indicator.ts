import { visibleLevels } from '../account/index.ts';
import type { TownFacts } from '../indicator/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import type { TileRequest } from './layer.ts';

const DEFAULT_INDICATOR = 'coverage.gathering';

/**
 * The indicator (`ind`) and year (`y`) that a tile is asked by; `year` undefined where nobody was ever counted.
 *
 * @throws NOT_FOUND where there is no such indicator for the viewer
 */
export function askedIndicator(facts: TownFacts, { viewer, parameters }: TileRequest) {
  const id = parameters['ind'] ?? DEFAULT_INDICATOR;
  const definition = facts.definitions.get(id);
  const levels = new Set<string>(visibleLevels(viewer));
  // an indicator of a kind that is kept from the viewer is none to them
  if (!definition?.kindIds.every((kindId) => levels.has(facts.kinds.get(kindId)?.visibility ?? 'PUBLIC')))
    throw notFound(`指標「${id}」はありません。`);
  return { definition, year: yearOf(parameters['y']) ?? facts.populationYears.at(-1) };
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}$/.test(text)) throw badInput('y には西暦の年を4桁で指定してください。');
  return Number(text);
}
