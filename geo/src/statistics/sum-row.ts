/** A row whose count is the sum of other rows: a town of its areas, 総数 of age groups, one filter's answer of two others'. */
export interface SumRow {
  readonly total: number;
  readonly parts: readonly number[];
}
