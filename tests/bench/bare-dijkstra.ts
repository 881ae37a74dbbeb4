import type { Arcs } from '@hazama/geo';

/**
 * The floor of a shortest-path tree: Dijkstra over flat arrays with a binary heap that keeps old entries and passes over them, for one
 * source and the whole network, with nothing around it.
 */
export function bareDijkstra({ arcStart, target, meters }: Arcs, source: number): Float64Array {
  const junctions = arcStart.length - 1;
  const reached = new Float64Array(junctions).fill(Number.POSITIVE_INFINITY);
  const isDone = new Uint8Array(junctions);
  const heap = new Uint32Array(target.length + 1);
  const key = new Float64Array(target.length + 1);
  let size = 1;
  heap[0] = source;
  key[0] = 0;
  reached[source] = 0;
  while (size > 0) {
    const junction = heap[0];
    const walked = key[0];
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
      if (length >= (reached[next] as number)) continue;
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
