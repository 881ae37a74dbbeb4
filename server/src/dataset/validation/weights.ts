import { centroidOf, type DasymetricWeights, findBounds, type MultiPolygon, zoneOverlaps } from '@hazama/geo';
import { readLandUseDensities } from '../../catalogue/index.ts';
import { packWeights, type WeightBasis } from '../../weight-layer/index.ts';
import { mapInTurns } from '../in-turns.ts';
import { type IssueLog, Refusal } from '../issue.ts';
import { lineInFile } from '../line-number.ts';
import { publishWeights } from '../publication/weights.ts';
import { basisOf, readBuilding } from './building-weight.ts';
import type { Validate, ValidationContext } from './context.ts';
import { refuseDuplicateIds } from './duplicates.ts';
import { type LandUseWeight, readLandUse } from './land-use-weight.ts';
import { readSurroundings, type Surroundings } from './outline.ts';
import type { RowCheck } from './row-check.ts';
import { beyondMessage } from './town-sieve.ts';

interface Weighed {
  readonly basis: WeightBasis;
  /** Without those that weigh nothing. */
  readonly weights: DasymetricWeights;
  readonly entries: number;
}

/** 建物・土地利用: where within a mesh square people live. What lies beyond the town's buffer is none of its squares. */
export const validateWeights: Validate = async (checks, context) => {
  if (context.isAddition)
    throw new Refusal('row-repeated', {
      message:
        '建物・土地利用は全体で一つの層なので、反映したあとから行を足せません。「取込」で同じファイルをもう一度選び、確かめる画面でこの行を直してから反映してください。',
    });
  await refuseDuplicateIds(checks, 'id');
  const { transaction, town, log } = context;
  const surroundings = await readSurroundings(transaction, town);
  if (!surroundings)
    log.add('outline-missing', {
      message: `${town.name}の外形がまだないので、位置が市町村の中かどうかは確かめていません。先に市町村の外形を「区域」として取り込むと確かめられます〔hazama import areas --kind MUNICIPALITY〕。`,
    });
  const isLandUse = checks.some((check) => check.text('class') !== null || check.text('density') !== null);
  const weighed = await (isLandUse
    ? weighLand(checks, context, surroundings)
    : weighBuildings(checks, context, surroundings));
  const accepted = checks.filter(({ verdict }) => verdict === 'accepted').length;
  if (accepted > 0 && weighed.entries === 0)
    throw new Refusal('weights-all-zero', {
      value: String(accepted),
      message: `取り込める${accepted.toLocaleString('ja')}行の重みがすべて0なので、人をどこに分ければよいかわかりません。重み（延床面積・戸数・密度）の列か、土地利用の区分を確かめてください。`,
    });
  if (weighed.entries < accepted)
    log.add('weights-zero', {
      value: (accepted - weighed.entries).toLocaleString('ja'),
      message: `重みが0の${(accepted - weighed.entries).toLocaleString('ja')}件には、人を分けません。`,
    });
  const { basis, entries } = weighed;
  const weights = await packWeights(weighed.weights);
  return (revision, tx) => publishWeights({ basis, entries, weights }, revision, { ...context, transaction: tx });
};

async function weighBuildings(
  checks: readonly RowCheck[],
  { town, log }: ValidationContext,
  surroundings: Surroundings | undefined,
): Promise<Weighed> {
  const isWithin = withinTest(town, surroundings);
  const basis = basisOf(checks);
  let fromFootprint = 0;
  const longitude: number[] = [];
  const latitude: number[] = [];
  const weight: number[] = [];
  await mapInTurns(checks, (check) => {
    const building = readBuilding(check, basis);
    if (!building) return;
    check.placeAt(building.lngLat, 'GIVEN');
    if (!isWithin(check, [[[building.lngLat]]])) return;
    if (building.isFromFootprint) fromFootprint += 1;
    if (building.weight === 0 || check.verdict !== 'accepted') return;
    longitude.push(building.lngLat[0]);
    latitude.push(building.lngLat[1]);
    weight.push(building.weight);
  });
  if (fromFootprint > 0)
    log.add('storeys-unknown', {
      value: fromFootprint.toLocaleString('ja'),
      message: `延床面積も階数もわからない建物${fromFootprint.toLocaleString('ja')}棟は、1階建てとして広さを数えました。`,
    });
  const points = { longitude: Float64Array.from(longitude), latitude: Float64Array.from(latitude) };
  return { basis, weights: { kind: 'points', points, weight: Float64Array.from(weight) }, entries: weight.length };
}

async function weighLand(
  checks: readonly RowCheck[],
  { town, log }: ValidationContext,
  surroundings: Surroundings | undefined,
): Promise<Weighed> {
  const isWithin = withinTest(town, surroundings);
  const densities = readLandUseDensities();
  const hasDensities = checks.some((check) => check.text('density') !== null);
  const lines: number[] = [];
  const zones: LandUseWeight[] = [];
  await mapInTurns(checks, (check) => {
    const land = readLandUse(check, hasDensities, densities);
    if (!land) return;
    const middle = centroidOf(land.shape);
    if (middle) check.placeAt(middle, 'GIVEN');
    if (!isWithin(check, land.shape) || land.density === 0) return;
    lines.push(check.row.line);
    zones.push(land);
  });
  noteOverlaps(zones, lines, log);
  return { basis: 'LAND_USE', weights: { kind: 'classes', zones }, entries: zones.length };
}

/** Borders that were drawn twice differ by less of the smaller shape. */
const SLIVER_SHARE = 0.01;
/** As many overlaps as are looked for: of shapes that all lie on each other there are as many as their square. */
const MOST_OVERLAPS = 1000;

/** Land that two shapes hold counts for both: whoever drew it so is told. What nobody lives on adds nothing and may lie anywhere. */
function noteOverlaps(zones: readonly LandUseWeight[], lines: readonly number[], log: IssueLog): void {
  let found = 0;
  const shapes = zones.map(({ shape }) => shape);
  for (const { first, second, squareMeters, share } of zoneOverlaps(shapes, SLIVER_SHARE)) {
    const [line, other] = [lines[first] ?? 0, lines[second] ?? 0];
    const percent = share < 0.995 ? `${Math.round(share * 100)}%` : 'すべて';
    log.add('land-use-overlap', {
      line,
      field: 'geometry',
      value: `${lineInFile(other)}件目と ${Math.round(squareMeters).toLocaleString('ja')}㎡`,
      message: `${lineInFile(line)}件目と${lineInFile(other)}件目の土地が、小さいほうの${percent}にわたって重なっています。重なった所は二つぶんの重みで人を分けるので、片方を消すか、重なりを切り取ってから取り込み直してください。`,
    });
    found++;
    if (found < MOST_OVERLAPS) continue;
    log.add('land-use-overlap', {
      message: `重なりは${MOST_OVERLAPS.toLocaleString('ja')}組まで数えて、そのあとは調べていません。同じ土地が二度入っていないか、ファイルの全体を確かめてください。`,
    });
    return;
  }
}

type IsWithin = (check: RowCheck, shape: MultiPolygon) => boolean;

/** Whether something of a shape lies in the town or its buffer; the row is rejected otherwise. */
function withinTest(town: ValidationContext['town'], surroundings: Surroundings | undefined): IsWithin {
  if (!surroundings) return () => true;
  const { isNear, isCrossedBy } = surroundings;
  // one text for all: of a prefecture's file tens of thousands of rows lie beyond
  const message = beyondMessage(town);
  return (check, shape) => {
    if (shape.some(([outer = []]) => outer.some(isNear))) return true;
    // a forest drawn around the whole town has no corner near it
    const bounds = findBounds(shape);
    if (bounds && isCrossedBy(bounds)) return true;
    const value = shape[0]?.[0]?.[0]?.map((degrees) => Number(degrees.toFixed(6))).join(', ') ?? '';
    check.reject('outside-buffer', { field: 'geometry', value }, message);
    return false;
  };
}
