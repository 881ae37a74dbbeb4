/** What one question may hold. A town has some hundred places of a kind, and nobody compares more at once. */
export const MAX_ADDED = 50;
export const MAX_REMOVED = 200;
export const MAX_AREAS = 200;
export const MAX_CANDIDATES = 2_000;
/** More places than a plan of several years opens. */
export const MAX_COUNT = 20;
export const MAX_KEY_LENGTH = 100;
export const MAX_CANDIDATE_KINDS = 20;
/** Cells times candidates of which all walks are measured: each 8 bytes, for as long as the search. */
export const MAX_COST_PAIRS = 8_000_000;
/** Wall clock of a question that a solver is asked, from its beginning: of the three seconds of an answer. What is not proven by then comes with the bound that is. */
export const SOLVER_SECONDS = 2.5;
/** Of shares that are asked for or told outside staff: finer, and whoever may see tens alone could feel their way to single people. */
export const SHARE_STEP = 0.05;
/** もっと時間をかける: times the usual effort. */
export const MAX_EFFORT = 10;
