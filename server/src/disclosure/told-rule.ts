/**
 * By which rule what councils are told is worked out (docs/decisions/0024). Raised with every change of what it makes of the
 * same town and of those who were counted together before, be it in `levelSmallCells`, `withheldRows`, `publishMeasurement` or
 * `shownColumn`: values that are kept by another rule are not told, and all are computed again at the next start.
 */
export const TOLD_RULE = 2;
