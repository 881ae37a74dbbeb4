/**
 * p-values adjusted for how many were asked (Benjamini & Hochberg 1995): those at most 5 % are, together, false in at most 5 %. In the order
 * given; never below the p-value itself.
 *
 * @throws RangeError when one is not between 0 and 1.
 */
export function falseDiscoveryAdjusted(pValues: Float64Array): Float64Array {
  for (const own of pValues) if (!(own >= 0 && own <= 1)) throw new RangeError(`${own} is no p-value`);
  const order = Uint32Array.from(pValues.keys()).toSorted((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = new Float64Array(pValues.length);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const at = order[rank - 1] as number;
    least = Math.min(least, (pValues[at] as number) * (order.length / rank));
    adjusted[at] = least;
  }
  return adjusted;
}
