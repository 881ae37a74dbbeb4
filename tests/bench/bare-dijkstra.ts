import type { Arcs, StreetNetwork } from '@hazama/geo';

/**
 * The floor of a shortest-path tree: Dijkstra over flat arrays with a binary heap that keeps old entries and passes over them, from some
 * sources over the whole network or as far as a limit, with nothing around it.
 */
export function bareDijkstra(
  { arcStart, target, meters }: Arcs,
  sources: readonly number[],
  limitMeters = Number.POSITIVE_INFINITY,
): Float64Array {
  const junctions = arcStart.length - 1;
  const reached = new Float64Array(junctions).fill(Number.POSITIVE_INFINITY);
  const isDone = new Uint8Array(junctions);
  const heap = new Uint32Array(target.length + sources.length);
  const key = new Float64Array(target.length + sources.length);
  let size = sources.length;
  // all at 0: in any order they are a heap
  sources.forEach((source, at) => {
    heap[at] = source;
    reached[source] = 0;
  });
  while (size > 0) {
    const junction = heap[0] as number;
    const walked = key[0] as number;
    size -= 1;
    const last = heap[size] as number;
    const lastKey = key[size] as number;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && (key[below + 1] as number) < (key[below] as number)) below += 1;
      if ((key[below] as number) >= lastKey) break;
      heap[at] = heap[below] as number;
      key[at] = key[below] as number;
      at = below;
    }
    heap[at] = last;
    key[at] = lastKey;
    if (isDone[junction]) continue;
    isDone[junction] = 1;
    for (let arc = arcStart[junction] as number; arc < (arcStart[junction + 1] as number); arc++) {
      const next = target[arc] as number;
      const length = walked + (meters[arc] as number);
      if (length > limitMeters || length >= (reached[next] as number)) continue;
      reached[next] = length;
      let hole = size++;
      for (let above = (hole - 1) >> 1; hole > 0 && (key[above] as number) > length; above = (hole - 1) >> 1) {
        heap[hole] = heap[above] as number;
        key[hole] = key[above] as number;
        hole = above;
      }
      heap[hole] = next;
      key[hole] = length;
    }
  }
  return reached;
}

/**
 * The floor of the streets within a walk of some junctions: from each end of each street as far as the walk leads, two numbers a street
 * whether they overlap or not.
 */
export function bareReach(
  { arcs, graph, meters }: StreetNetwork,
  sources: readonly number[],
  limitMeters: number,
): Float64Array {
  const walked = bareDijkstra(arcs, sources, limitMeters);
  const fromEnds = new Float64Array(2 * meters.length);
  for (let street = 0; street < meters.length; street++) {
    const length = meters[street] as number;
    const first = limitMeters - (walked[graph.from[street] as number] as number);
    const last = limitMeters - (walked[graph.to[street] as number] as number);
    fromEnds[2 * street] = Math.max(0, Math.min(length, first));
    fromEnds[2 * street + 1] = Math.max(0, Math.min(length, last));
  }
  return fromEnds;
}
