import type {
  IntegerProgramme,
  IntegerProgrammeOptions,
  IntegerProgrammeSolution,
  IntegerProgrammeSolver,
} from '@hazama/geo';
import loadHighs, { type Highs, type ModelData } from 'highs';

/** The types are written for CommonJS, to which the module's default lies a level deeper than where Node has it. */
const load = loadHighs as unknown as typeof loadHighs.default;

/** Of its time a programme has so much at least, however long the search before it took on a busy machine. */
const LEAST_PART = 0.1;

export interface SolverLimits {
  /** Wall clock for the question, all programmes and what lies between them; what is not proven by then comes with the bound that is. */
  readonly seconds: number;
}

/**
 * HiGHS (Huangfu & Hall 2018) in WebAssembly, from the package's own file: no network, nothing compiled from text.
 * @returns how a solver is made for each question, whose time begins then
 */
export async function loadSolver(): Promise<(limits: SolverLimits) => IntegerProgrammeSolver> {
  const highs = await load();
  return ({ seconds }) => {
    const from = performance.now();
    return (programme, options) => {
      const left = seconds - (performance.now() - from) / 1000;
      return solve(highs, programme, options, Math.max(LEAST_PART * seconds, left * (options.part ?? 1)));
    };
  };
}

function solve(highs: Highs, programme: IntegerProgramme, options: IntegerProgrammeOptions, seconds: number) {
  return highs.withModel(toModel(highs, programme), (model): IntegerProgrammeSolution => {
    // all of it has to be proven: by itself it is content within 0.01 %
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 });
    if (options.start) model.setSolution({ colValue: options.start });
    const { mipImprovingSolution, mipLogging } = highs.constants.callbackType;
    const tell = watch(options);
    const { modelStatus } = model.run({
      // what has just been found stands here alone, and its bound is told anew by the log
      [mipImprovingSolution]: ({ data }) => tell(data.objective_function_value, data.mip_dual_bound, data.mip_solution),
      [mipLogging]: ({ data }) => tell(data.mip_primal_bound, data.mip_dual_bound),
    });
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible)
      return { status: 'INFEASIBLE', x: undefined, bound: Number.NEGATIVE_INFINITY };
    const hasSolution = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
    return {
      status: modelStatus === optimal ? 'OPTIMAL' : 'LIMIT',
      x: hasSolution ? model.getSolution().colValue : undefined,
      bound: Number(model.info.get('mip_dual_bound')),
    };
  });
}

function toModel({ constants }: Highs, programme: IntegerProgramme): ModelData {
  const { objective, columnLower, columnUpper, isInteger, rowLower, rowUpper, rowStart, columnIndex, value } =
    programme;
  const { variableType } = constants;
  return {
    numCols: objective.length,
    numRows: rowLower.length,
    sense: constants.objectiveSense.maximize,
    colCost: objective,
    colLower: columnLower,
    colUpper: columnUpper,
    rowLower,
    rowUpper,
    matrix: {
      format: 'csr',
      numRows: rowLower.length,
      numCols: objective.length,
      starts: Int32Array.from(rowStart),
      indices: Int32Array.from(columnIndex),
      values: value,
    },
    integrality: Int32Array.from(isInteger, (whole) => (whole ? variableType.integer : variableType.continuous)),
  };
}

/** Tells what is known where it is a number: before the first solution HiGHS says infinity. */
function watch({
  onProgress,
}: IntegerProgrammeOptions): (value: number | undefined, bound: number | undefined, x?: Float64Array) => undefined {
  return (value, bound, x) => {
    if (onProgress && bound !== undefined && Number.isFinite(bound))
      onProgress(value !== undefined && Number.isFinite(value) ? value : undefined, bound, x);
    return undefined;
  };
}
