/**
 * A set covering problem: each row is a list of sites, ascending, of which one has to be taken.
 * Cells with the same sites are one row.
 */
export type CoverRows = readonly (readonly number[])[];

/** What is left of a covering problem when all that is certain is decided. */
export interface Reduced {
  /** Sites that some best cover takes. */
  readonly taken: readonly number[];
  readonly rows: CoverRows;
  /** Entries read, as a search that only reads would count them. */
  readonly work: number;
}

/** What an entry of a list that is made anew counts as: each is put into several. */
const MAKING = 30;

/**
 * Decides what is certain (Toregas & ReVelle 1973), again and again: a row that holds another one is covered with it; a site
 * that covers no row but those of another one is never needed; a row of one site takes it.
 * @returns undefined where a row has no site at all
 */
export function reduceCover(all: CoverRows): Reduced | undefined {
  const taken: number[] = [];
  let rows = all;
  let work = 0;
  for (;;) {
    const before = rows.reduce((sum, row) => sum + row.length, 0);
    const minimal = withoutHolders(rows);
    const needed = withoutDominated(minimal.sets);
    work += MAKING * before + minimal.work + needed.work;
    const single = new Set(needed.sets.filter((row) => row.length === 1).map(([site]) => site as number));
    taken.push(...single);
    rows = single.size === 0 ? needed.sets : needed.sets.filter((row) => !row.some((site) => single.has(site)));
    if (rows.some((row) => row.length === 0)) return undefined;
    if (rows.length === 0 || rows.reduce((sum, row) => sum + row.length, 0) === before) return { taken, rows, work };
  }
}

/** Of each row that holds another one, or the same, only the other one stays. */
function withoutHolders(rows: CoverRows): { sets: CoverRows; work: number } {
  const sorted = rows.toSorted((a, b) => a.length - b.length);
  const { isHolder, work } = findHolders(sorted);
  return { sets: sorted.filter((_, at) => !isHolder[at]), work };
}

/** The rows without the sites whose rows are all covered by one other site. */
function withoutDominated(rows: CoverRows): { sets: CoverRows; work: number } {
  // of equals the first stays
  const columns = [...setsByMember(rows).entries()]
    .filter(([, own]) => own.length > 0)
    .toSorted(([a, own], [b, other]) => other.length - own.length || a - b);
  const { isHeld, work } = findHeld(columns.map(([, own]) => own));
  const isNeeded = new Set(columns.filter((_, at) => !isHeld[at]).map(([site]) => site));
  return { sets: rows.map((row) => row.filter((site) => isNeeded.has(site))), work };
}

/** Of sets in ascending size: those that hold an earlier one. */
function findHolders(sets: CoverRows): { isHolder: Uint8Array; work: number } {
  const { bits, words, setsOf } = toBits(sets);
  const isHolder = new Uint8Array(sets.length);
  let work = 0;
  sets.forEach((set, at) => {
    if (isHolder[at]) return;
    // who holds this set holds its rarest member
    for (const other of rarestOf(set, setsOf)) {
      if (other <= at || isHolder[other]) continue;
      work += words;
      if (holds(bits, other * words, at * words, words)) isHolder[other] = 1;
    }
  });
  return { isHolder, work };
}

/** Of sets in descending size: those that an earlier one holds. */
function findHeld(sets: CoverRows): { isHeld: Uint8Array; work: number } {
  const { bits, words, setsOf } = toBits(sets);
  const isHeld = new Uint8Array(sets.length);
  let work = 0;
  sets.forEach((set, at) => {
    for (const other of rarestOf(set, setsOf)) {
      if (other >= at) break;
      if (isHeld[other]) continue;
      work += words;
      if (holds(bits, other * words, at * words, words)) {
        isHeld[at] = 1;
        return;
      }
    }
  });
  return { isHeld, work };
}

interface Bits {
  /** One bit per member, set by set. */
  readonly bits: Uint32Array;
  readonly words: number;
  /** The sets of each member, ascending. */
  readonly setsOf: readonly (readonly number[])[];
}

function toBits(sets: CoverRows): Bits {
  const setsOf = setsByMember(sets);
  const position = new Uint32Array(setsOf.length);
  let members = 0;
  setsOf.forEach((own, member) => {
    if (own.length > 0) position[member] = members++;
  });
  const words = Math.max(1, Math.ceil(members / 32));
  const bits = new Uint32Array(sets.length * words);
  sets.forEach((set, at) => {
    for (const member of set) {
      const bit = position[member] as number;
      const word = at * words + (bit >>> 5);
      bits[word] = (bits[word] as number) | (1 << (bit & 31));
    }
  });
  return { bits, words, setsOf };
}

/** For each member, from 0 to the highest, the sets that hold it. */
function setsByMember(sets: CoverRows): number[][] {
  const highest = sets.reduce((most, set) => set.reduce((own, member) => Math.max(own, member), most), -1);
  const setsOf = Array.from({ length: highest + 1 }, (): number[] => []);
  sets.forEach((set, at) => {
    for (const member of set) setsOf[member]?.push(at);
  });
  return setsOf;
}

/** The sets of the member that fewest hold. */
function rarestOf(set: readonly number[], setsOf: Bits['setsOf']): readonly number[] {
  let rarest: readonly number[] | undefined;
  for (const member of set) {
    const own = setsOf[member] as readonly number[];
    if (!rarest || own.length < rarest.length) rarest = own;
  }
  return rarest ?? [];
}

function holds(bits: Uint32Array, holder: number, held: number, words: number): boolean {
  for (let word = 0; word < words; word++)
    if ((bits[held + word] as number) & ~(bits[holder + word] as number)) return false;
  return true;
}
