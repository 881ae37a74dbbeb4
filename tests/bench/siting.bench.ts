// Speed of the questions of where the next places help, beside HiGHS (WebAssembly) given the same question as an integer programme.
// Goals: 99 % of the most people within 20 ms (in the engine's benchmark), proven or with its bound within 3 s. Seeded, so that
// every run does the same work. The p-median and the p-center of a town have no peer: their programmes have 2 million columns.
import {
  type CoverageProblem,
  cellsWithinReach,
  type IntegerProgramme,
  type IntegerProgrammeSolver,
  nearestMeters,
  type SitingProblem,
  siting,
  solveSiting,
  straightCosts,
  toAreaShares,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';
import { loadSolver } from '@hazama/server/siting';
import { compareMedians, toMarkdown } from './medians.ts';

const SEED = 20_251_120;
const COUNT = 15;
/** What the server gives a solver of its three seconds. */
const SECONDS = 2.5;
const ROUNDS = 3;

const { coverage, costs, shares } = aTown();
const solverFor = await loadSolver();
const solveIntegerProgramme = solverFor({ seconds: 600 });
const most: SitingProblem = { method: 'mclp', ...coverage, count: COUNT };
const fewest: SitingProblem = { method: 'lscp', ...coverage };
const median: SitingProblem = { method: 'p-median', ...costs, count: COUNT };
const center: SitingProblem = { method: 'p-center', ...costs, count: COUNT };
const full: SitingProblem = { ...most, limits: { capacity: new Float64Array(400).fill(1100) } };
const fullProgramme = programmeOf(full);
const mostProgramme = maximalCovering(coverage);
const fewestProgramme = setCovering(coverage);

const places = '400 sites, 5,000 cells';
console.log(
  toMarkdown(`Where the next places help (\`geo/siting\`), ${places}, seed ${SEED}; floor: HiGHS in WebAssembly`, [
    compareMedians(
      `MCLP: most people with ${COUNT} places (692 m), proven (${told(most)})`,
      { ours: () => siting(most), floor: () => solveIntegerProgramme(mostProgramme, {}) },
      ROUNDS,
    ),
    compareMedians(
      `LSCP: fewest places for everybody whom any reaches (692 m), proven (${told(fewest)})`,
      { ours: () => siting(fewest), floor: () => solveIntegerProgramme(fewestProgramme, {}) },
      ROUNDS,
    ),
    compareMedians(
      `p-median: ${COUNT} places beside 10 of today, 2 million pairs (${told(median)})`,
      { ours: () => siting(median) },
      ROUNDS,
    ),
    compareMedians(
      `p-center: ${COUNT} places beside 10 of today, 2 million pairs (${told(center)})`,
      { ours: () => siting(center) },
      ROUNDS,
    ),
    compareMedians(
      `MCLP of ${COUNT} places for 1,100 people each (692 m): with HiGHS (${told(full)})`,
      { ours: () => siting(full, { solveIntegerProgramme }), floor: () => solveIntegerProgramme(fullProgramme, {}) },
      1,
    ),
    ...[1, 5, 15, 40].map((count) => {
      const problem: SitingProblem = { ...most, count, limits: { equity: { shares, leastShare: 'HIGHEST' } } };
      return compareMedians(
        `MCLP of ${count}, no area of 50 left behind: at once ${toldAtOnce(problem)}, then ${toldLeast(problem)}`,
        { ours: () => siting(problem, { solveIntegerProgramme: solverFor({ seconds: SECONDS }) }) },
        1,
      );
    }),
  ]),
);

/** The first choice that is known, and after how long. */
function toldAtOnce(problem: SitingProblem): string {
  const from = performance.now();
  for (const { value } of solveSiting(problem))
    if (value !== undefined) return `${Math.round(value)} within ${Math.ceil(performance.now() - from)} ms`;
  return 'nobody';
}

/** The highest least share found and the people within reach with it, each with what no choice exceeds. */
function toldLeast(problem: SitingProblem): string {
  const answer = siting(problem, { solveIntegerProgramme: solverFor({ seconds: SECONDS }) });
  if (answer.status === 'NONE') return answer.reason;
  const { areaShares, leastShareBound, value, bound, isOptimal } = answer;
  const least = Math.min(1, ...(areaShares ?? []).map((share) => share ?? 1));
  if (isOptimal) return `${percent(least)}, ${Math.round(value ?? 0)} people, proven`;
  return `${percent(least)} of at most ${percent(leastShareBound)}, ${Math.round(value ?? 0)} people of at most ${Math.round(bound ?? 0)}`;
}

function percent(share: number | null): string {
  return `${((share ?? 0) * 100).toFixed(1)} %`;
}

function aTown() {
  const {
    centres,
    people,
    places: ofKind,
  } = randomTown(seededRandom(SEED), {
    columns: 100,
    rows: 50,
    areaColumns: 1,
    areaRows: 1,
    places: new Map([
      ['hall', 400],
      ['salon', 10],
    ]),
  });
  const cells = toEarthPoints(centres);
  const halls = ofKind.get('hall') ?? centres;
  // 50 areas of ten by ten cells
  const ofAreas = toAreaShares(
    Array.from({ length: 50 }, (_, area) => {
      const cellIndex = Array.from({ length: 100 }, (__, at) => {
        const [column, row] = [(area % 10) * 10 + (at % 10), Math.floor(area / 10) * 10 + Math.floor(at / 10)];
        return row * 100 + column;
      });
      return { cellIndex, share: cellIndex.map(() => 1) };
    }),
  );
  return {
    shares: ofAreas,
    coverage: { people, isReached: new Uint8Array(people.length), reach: cellsWithinReach(cells, halls, 692) },
    costs: {
      people,
      todayCost: nearestMeters(cells, toEarthPoints(ofKind.get('salon') ?? centres)),
      costs: straightCosts(cells, toEarthPoints(halls), { limitMeters: 50_000, detour: 1 }),
    },
  };
}

/** What an answer comes to, and whether it is proven. */
function told(problem: SitingProblem): string {
  const answer = siting(problem, { solveIntegerProgramme });
  if (answer.status === 'NONE') return answer.reason;
  return `${Math.round(answer.value ?? 0)}, ${answer.isOptimal ? 'proven' : `bound ${Math.round(answer.bound ?? 0)}`}`;
}

/** The programme that the engine states for a question. */
function programmeOf(problem: SitingProblem): IntegerProgramme {
  let stated: IntegerProgramme | undefined;
  const keep: IntegerProgrammeSolver = (programme) => {
    stated = programme;
    return { status: 'LIMIT', x: undefined, bound: Number.POSITIVE_INFINITY };
  };
  siting(problem, { solveIntegerProgramme: keep });
  if (!stated) throw new Error('the question was answered without a programme');
  return stated;
}

/** A column per site and one per cell that any reaches; a cell counts where one of its sites is taken. */
function maximalCovering(problem: CoverageProblem): IntegerProgramme {
  const sites = problem.reach.siteStart.length - 1;
  const cells = sitesOfCells(problem);
  const columns = sites + cells.length;
  const objective = new Float64Array(columns);
  cells.forEach(({ people }, at) => {
    objective[sites + at] = people;
  });
  const rows = cells.map(({ sites: own }, at) => [...own.map((site) => [site, 1] as const), [sites + at, -1] as const]);
  const taken = Array.from({ length: sites }, (_, site) => [site, 1] as const);
  return {
    ...binary(objective, sites),
    ...toRows([...rows, taken]),
    rowLower: Float64Array.from([...rows.map(() => 0), Number.NEGATIVE_INFINITY]),
    rowUpper: Float64Array.from([...rows.map(() => Number.POSITIVE_INFINITY), COUNT]),
  };
}

/** A column per site, and of each cell's sites at least one. */
function setCovering(problem: CoverageProblem): IntegerProgramme {
  const sites = problem.reach.siteStart.length - 1;
  const rows = sitesOfCells(problem).map(({ sites: own }) => own.map((site) => [site, 1] as const));
  return {
    ...binary(new Float64Array(sites).fill(-1), sites),
    ...toRows(rows),
    rowLower: new Float64Array(rows.length).fill(1),
    rowUpper: new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY),
  };
}

function sitesOfCells({ people, reach }: CoverageProblem): { people: number; sites: number[] }[] {
  const cells = Array.from(people, (count) => ({ people: count, sites: [] as number[] }));
  for (let site = 0; site < reach.siteStart.length - 1; site++)
    for (const cell of reach.cellIndex.subarray(reach.siteStart[site], reach.siteStart[site + 1]))
      cells[cell]?.sites.push(site);
  return cells.filter((cell) => cell.people > 0 && cell.sites.length > 0);
}

function binary(objective: Float64Array, sites: number) {
  return {
    objective,
    columnLower: new Float64Array(objective.length),
    columnUpper: new Float64Array(objective.length).fill(1),
    isInteger: Uint8Array.from(objective, (_, column) => Number(column < sites)),
  };
}

function toRows(rows: readonly (readonly (readonly [column: number, value: number])[])[]) {
  const rowStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    rowStart[at + 1] = (rowStart[at] as number) + row.length;
  });
  return {
    rowStart,
    columnIndex: Uint32Array.from(rows.flat(), ([column]) => column),
    value: Float64Array.from(rows.flat(), ([, value]) => value),
  };
}
