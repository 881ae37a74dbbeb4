import { centreOf, findMeshCode, type MeshLevel, parseMeshCode } from '@hazama/geo';
import { badInput } from '../wire/index.ts';
import { type Candidate, type Candidates, withReach } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { MAX_CANDIDATES } from './limits.ts';
import { refused } from './refusal.ts';

/** 地域メッシュ: half, quarter and whole cells of the third mesh, by the length of a side in metres. */
const GRID_LEVELS = [250, 500, 1000] as const satisfies readonly MeshLevel[];
const COARSEST = 1000;

/** The middles of the mesh cells where people live who count: of the finest mesh that is not too many. */
export function finestGrid(question: CoverageQuestion): Candidates {
  for (const level of GRID_LEVELS) {
    const codes = codesWherePeopleLive(question, level);
    if (codes.length <= MAX_CANDIDATES) return gridOf(question, level, codes);
  }
  throw refused(
    {
      reason: 'TOO_MANY_CANDIDATES',
      count: codesWherePeopleLive(question, COARSEST).length,
      most: MAX_CANDIDATES,
    },
    '町が広く、置き場所の候補が多すぎます。areas で地区をしぼるか、candidates に候補を書いてください。',
  );
}

/** The same of one mesh. @throws BAD_USER_INPUT where there is no such mesh, or it is too fine for the areas */
export function gridCandidates(question: CoverageQuestion, meters: number): Candidates {
  const level = GRID_LEVELS.find((known) => known === meters);
  if (level === undefined)
    throw badInput(`grid の meters は ${GRID_LEVELS.join('・')} のどれかにしてください(${meters} でした)。`);
  const codes = codesWherePeopleLive(question, level);
  if (codes.length <= MAX_CANDIDATES) return gridOf(question, level, codes);
  const coarser = GRID_LEVELS.filter((other) => other > level).map((other) => `${other}mの格子`);
  throw refused(
    { reason: 'TOO_MANY_CANDIDATES', count: codes.length, most: MAX_CANDIDATES },
    `${level}mの格子(grid)では候補が${codes.length.toLocaleString('ja')}か所になります(${MAX_CANDIDATES.toLocaleString('ja')}か所まで)。${[...coarser, '地区(areas)をしぼった格子'].join('か、')}にしてください。`,
  );
}

function codesWherePeopleLive({ town, people }: CoverageQuestion, level: MeshLevel): string[] {
  const { longitude, latitude } = town.engine.model.cells;
  const codes = new Set<string>();
  people.forEach((count, cell) => {
    const code = count > 0 ? findMeshCode([longitude[cell] as number, latitude[cell] as number], level) : undefined;
    if (code !== undefined) codes.add(code);
  });
  return [...codes].toSorted();
}

const gridOf = ({ town }: CoverageQuestion, level: MeshLevel, codes: readonly string[]): Candidates =>
  withReach(town, `grid-${level}m`, codes.flatMap(toMiddle));

function toMiddle(code: string): Candidate[] {
  const mesh = parseMeshCode(code);
  if (!mesh.ok) return [];
  const [longitude, latitude] = centreOf(mesh.bounds);
  return [{ key: code, name: null, longitude, latitude }];
}
