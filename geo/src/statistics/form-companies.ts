import { isSmallCount, LEAST_SHOWN_PEOPLE } from './audience.ts';
import {
  type CellCompany,
  hostLeavesOneToNine,
  LEAST_HOST,
  LEAST_LEAVING,
  leavesNobodyToNine,
  leavesOneToNine,
  mostOpenTo,
  type SafetyRule,
} from './cell-company.ts';
import type { CellMembership } from './cell-membership.ts';
import type { CellNeighbours } from './cell-neighbours.ts';

export interface CompanyGround {
  readonly neighbours: CellNeighbours;
  /** By which it is judged whether a company still lies in the same areas. */
  readonly membership: CellMembership;
}

export interface CompanyCounts {
  /** People per cell; NaN where not known. */
  readonly counts: Float64Array;
  /** What makes a cell large enough to be counted with. */
  readonly hosts: Float64Array;
  /** The most that a cell can take in beside its own, where that is limited. */
  readonly room: Float64Array | undefined;
  /** 1 where others live, so that nobody can tell a cell of none of these people from a cell of few. */
  readonly inhabited: Uint8Array | undefined;
}

interface OpenCompany {
  readonly cells: number[];
  readonly host: number | undefined;
}

/** How large and how wide a company may be before gathering is given up. */
interface Extent {
  readonly mostMeters: number;
  readonly mostCells: number;
}
const NEAR: Extent = { mostMeters: 1500, mostCells: 12 };
const WIDE: Extent = { mostMeters: 3000, mostCells: 40 };

/** Shares are sums of shares: the same border may come out another way by this much. */
const ROUNDING = 1e-6;

/**
 * Who is counted with whom: those who were before and still can be, then whoever has few and is in no company. What is left
 * of one that can't be told any more stays together and looks for others as one: whom the sum of a company told together, no
 * sum of a later one tells apart.
 */
export class FormCompanies {
  readonly #ground: CompanyGround;
  readonly #people: CompanyCounts;
  readonly #companyOf = new Map<number, OpenCompany>();
  readonly #companies: OpenCompany[] = [];
  /** What is left of companies that can't be told any more. */
  readonly #remainderOf = new Map<number, readonly number[]>();

  constructor(ground: CompanyGround, people: CompanyCounts) {
    this.#ground = ground;
    this.#people = people;
  }

  form(before: readonly CellCompany[]): readonly CellCompany[] {
    for (const company of before) this.#keep(company);
    const few = [...this.#people.counts.keys()].filter((cell) => this.#isFew(cell));
    const left = () => few.filter((cell) => !this.#companyOf.has(cell));
    for (const cell of left()) this.#gather(cell, (other) => this.#isFew(other), leavesOneToNine, NEAR);
    if (this.#people.inhabited)
      for (const cell of left())
        this.#gather(cell, (other) => this.#isFew(other) || this.#isNobody(other), leavesNobodyToNine, WIDE);
    for (const cell of left()) if (!this.#companyOf.has(cell)) this.#join(cell);
    return this.#companies.map(({ cells, host }) => ({
      cells,
      host,
      spread: this.#ground.membership.spreadOf(cells),
    }));
  }

  /** A company of before, without those in whom nobody lives any more, and those who have long had more than few. */
  #keep({ cells, host: hostBefore, spread }: CellCompany): void {
    const { counts, hosts, inhabited } = this.#people;
    const isLarge = (cell: number) => !this.#isFew(cell) && (hosts[cell] as number) >= LEAST_SHOWN_PEOPLE;
    const present = cells.filter(
      (cell) =>
        (counts[cell] as number) > 0 ||
        this.#isNobody(cell) ||
        // large by another count: none of these people need be its own
        (cell === hostBefore && isLarge(cell) && !Number.isNaN(counts[cell])),
    );
    // where the borders are other ones, their areas' people would not come out
    if (this.#ground.membership.spreadOf(present) > spread + ROUNDING) return;
    const people = this.#sumOf(present);
    const largest = present.reduce(
      (found, cell) => ((counts[cell] as number) > (counts[found] as number) ? cell : found),
      present[0] ?? -1,
    );
    const mustBeHosted = (counts[largest] as number) >= LEAST_LEAVING || people > mostOpenTo(present.length);
    const host = [hostBefore ?? -1, mustBeHosted ? largest : -1].find(
      (cell) => present.includes(cell) && isLarge(cell),
    );
    if (host === undefined) {
      const isSafe =
        leavesOneToNine(people, present.length) ||
        (inhabited !== undefined && leavesNobodyToNine(people, present.length));
      if (isSafe) this.#found(present, undefined);
      else this.#leaveTogether(present);
      return;
    }
    const hosted = present.filter((cell) => cell !== host && (counts[cell] as number) < LEAST_LEAVING);
    const members = [host, ...hosted];
    if (hosted.length === 0) return;
    if (this.#canHost(host, hosted)) this.#found(members, host);
    else this.#leaveTogether(members);
  }

  /** Where nobody is left who has few, all are told as they are. */
  #leaveTogether(cells: readonly number[]): void {
    if (cells.length > 1 && cells.some((cell) => this.#isFew(cell)))
      for (const cell of cells) this.#remainderOf.set(cell, cells);
  }

  /** Takes the nearest in until all of them are safe; nothing where they never are. */
  #gather(seed: number, fits: (cell: number) => boolean, isSafe: SafetyRule, extent: Extent): void {
    if (this.#companyOf.has(seed)) return;
    const members = [...this.#unitOf(seed)];
    while (members.length < extent.mostCells && !isSafe(this.#sumOf(members), members.length)) {
      const isNext = (cell: number) =>
        !this.#companyOf.has(cell) && (fits(cell) || this.#remainderOf.has(cell)) && !members.includes(cell);
      const next = this.#ground.neighbours.findNearest(seed, isNext, extent.mostMeters);
      if (next === undefined) return;
      members.push(...this.#unitOf(next));
    }
    if (isSafe(this.#sumOf(members), members.length)) this.#found(members, undefined);
  }

  /** One that has none near joins the nearest company that can take it in, else is counted with the nearest host. */
  #join(cell: number): void {
    const unit = this.#unitOf(cell);
    const { neighbours } = this.#ground;
    const mate = neighbours.findNearest(cell, (other) => this.#isInGroup(other), NEAR.mostMeters);
    const group = this.#companyOf.get(mate ?? -1);
    if (group && leavesOneToNine(this.#sumOf([...group.cells, ...unit]), group.cells.length + unit.length)) {
      this.#add(group, unit);
      return;
    }
    const host = neighbours.findNearest(cell, (other) => this.#isHost(other) && this.#hasRoom(other, unit));
    if (host === undefined) return;
    const hosting = this.#companyOf.get(host);
    if (hosting) this.#add(hosting, unit);
    else this.#found([host, ...unit], host);
  }

  #isFew(cell: number): boolean {
    return isSmallCount(this.#people.counts[cell] as number);
  }

  #isNobody(cell: number): boolean {
    return this.#people.counts[cell] === 0 && this.#people.inhabited?.[cell] === 1;
  }

  #isInGroup(cell: number): boolean {
    const company = this.#companyOf.get(cell);
    return company !== undefined && company.host === undefined;
  }

  /** Whether a host that has 10 or more still can be one of these; one that is large by another count is. */
  #canHost(host: number, hosted: readonly number[]): boolean {
    const { counts, hosts } = this.#people;
    if (!this.#hasRoom(host, hosted)) return false;
    return hosts !== counts || hostLeavesOneToNine(this.#sumOf([host, ...hosted]), hosted.length + 1);
  }

  #isHost(cell: number): boolean {
    const { counts, hosts } = this.#people;
    const least = hosts === counts ? LEAST_HOST : LEAST_SHOWN_PEOPLE;
    if (this.#isFew(cell) || this.#remainderOf.has(cell) || !((hosts[cell] as number) >= least)) return false;
    const company = this.#companyOf.get(cell);
    return company === undefined || company.host === cell;
  }

  /** Whether a cell can take these in beside whom it has taken in already. */
  #hasRoom(host: number, cells: readonly number[]): boolean {
    const { counts, room } = this.#people;
    if (!room) return true;
    const taken = this.#companyOf.get(host)?.cells ?? [host];
    return this.#sumOf([...taken, ...cells]) - (counts[host] as number) <= (room[host] as number);
  }

  #unitOf(cell: number): readonly number[] {
    return this.#remainderOf.get(cell) ?? [cell];
  }

  #found(cells: readonly number[], host: number | undefined): void {
    const company: OpenCompany = { cells: [], host };
    this.#companies.push(company);
    this.#add(company, cells);
  }

  #add(company: OpenCompany, cells: readonly number[]): void {
    company.cells.push(...cells);
    for (const cell of cells) this.#companyOf.set(cell, company);
  }

  #sumOf(cells: readonly number[]): number {
    return cells.reduce((sum, cell) => sum + (this.#people.counts[cell] as number), 0);
  }
}
