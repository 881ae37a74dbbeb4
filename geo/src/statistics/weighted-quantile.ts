/**
 * The smallest value up to which at least `probability` of the weight lies: the weighted form of
 * sorted[⌈p·n⌉ − 1], with no interpolation, so that the answer is always a value that occurs and Infinity stays Infinity.
 * NaN when the weights sum to nothing. Values and weights are reordered.
 */
export function weightedQuantileInPlace(
  values: Float64Array,
  weights: Float64Array,
  count: number,
  probability: number,
): number {
  let rest = 0;
  for (let i = 0; i < count; i++) rest += weights[i] as number;
  if (!(rest > 0)) return Number.NaN;
  // a hair less, or 0.9 of ten equal weights would round up to the tenth value
  let wanted = probability * rest * (1 - 1e-12);

  let from = 0;
  let to = count - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] as number;
    let i = from;
    let j = to;
    let below = 0;
    while (i <= j) {
      while ((values[i] as number) < pivot) below += weights[i++] as number;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      swap(values, i, j);
      swap(weights, i, j);
      below += weights[i++] as number;
      j--;
    }
    // from…j is ≤ pivot, j+1…i−1 equals it, i…to is ≥ it; `below` weighs everything before i
    const between = i - j === 2 ? (weights[j + 1] as number) : 0;
    if (wanted <= below - between) to = j;
    else if (wanted <= below) return pivot;
    else {
      wanted -= below;
      from = i;
    }
  }
  return values[from] as number;
}

function swap(array: Float64Array, a: number, b: number): void {
  const held = array[a] as number;
  array[a] = array[b] as number;
  array[b] = held;
}
