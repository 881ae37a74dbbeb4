/** Beside the numbers of a table this is nothing. */
const NOTHING = 1e-9;

/**
 * Whoever adds and subtracts: of numbers whose sums are told, those that follow from the sums alone, whatever they are. Exact: each sum is an
 * equation, and a number follows where the equations, brought to rows that begin with one number each (Gauss and Jordan), leave it in a row alone.
 *
 * @param sums which of the numbers, by position, add up to each sum that is told
 */
export function numbersThatFollow(count: number, sums: Iterable<readonly number[]>): Set<number> {
  const rows: Float64Array[] = [];
  const leads: number[] = [];
  const known = new Set<string>();
  for (const members of sums) {
    const name = members.toSorted((a, b) => a - b).join();
    if (known.has(name)) continue;
    known.add(name);
    const row = new Float64Array(count);
    for (const member of members) row[member] = 1;
    for (const [at, other] of rows.entries()) subtract(row, other, row[leads[at] as number] as number);
    const lead = row.findIndex((factor) => Math.abs(factor) > NOTHING);
    if (lead < 0) continue;
    const first = row[lead] as number;
    for (let at = 0; at < count; at++) row[at] = (row[at] as number) / first;
    for (const other of rows) subtract(other, row, other[lead] as number);
    rows.push(row);
    leads.push(lead);
  }
  return new Set(
    leads.filter((_, at) => rows[at]?.reduce((parts, factor) => parts + Number(Math.abs(factor) > NOTHING), 0) === 1),
  );
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < row.length; at++) row[at] = (row[at] as number) - times * (other[at] as number);
}
