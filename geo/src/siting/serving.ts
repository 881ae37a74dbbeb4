import type { Covering } from './covering.ts';
import { LEAST_PEOPLE } from './selection.ts';

/**
 * Who is served by which site where each serves so many people at most: as many as can be in all. A cell's people may go to
 * several sites. Sites are added one after the other; people move over to a new one where that frees room for others
 * (augmenting paths, Ford & Fulkerson 1956).
 */
export class Serving {
  readonly covering: Covering;
  readonly #capacity: Float64Array;
  /** Per chosen site the people whom it serves, by cell. */
  readonly #served = new Map<number, Map<number, number>>();
  readonly #room = new Map<number, number>();
  /** Where no site ever is, nobody has to move over. */
  readonly #isEverFull: boolean;
  /** People of each cell who are not served yet. */
  readonly #left: Float64Array;

  constructor(covering: Covering, capacity: Float64Array, copied?: Serving) {
    this.covering = covering;
    this.#capacity = capacity;
    this.#left = (copied ? copied.#left : covering.weight).slice();
    this.#isEverFull = copied ? copied.#isEverFull : capacity.some((people) => people < Number.POSITIVE_INFINITY);
  }

  copy(): Serving {
    const copy = new Serving(this.covering, this.#capacity, this);
    for (const [site, served] of this.#served) copy.#served.set(site, new Map(served));
    for (const [site, room] of this.#room) copy.#room.set(site, room);
    return copy;
  }

  get sites(): number[] {
    return [...this.#served.keys()];
  }

  /** @returns how many people more are served with it */
  add(site: number): number {
    this.#served.set(site, new Map());
    this.#room.set(site, this.#capacity[site] as number);
    let added = this.#serveOwn(site);
    while (this.#isEverFull) {
      const people = (this.#room.get(site) as number) > LEAST_PEOPLE ? this.#augment(site) : 0;
      if (people === 0) break;
      added += people;
    }
    return added;
  }

  servedBy(site: number): number {
    let sum = 0;
    for (const people of this.#served.get(site)?.values() ?? []) sum += people;
    return sum;
  }

  get people(): number {
    return this.sites.reduce((sum, site) => sum + this.servedBy(site), 0);
  }

  /** People of each cell who are served. */
  get servedOfCell(): Float64Array {
    return this.covering.weight.map((people, cell) => people - (this.#left[cell] as number));
  }

  /** Serves those of its cells whom nobody serves yet. */
  #serveOwn(site: number): number {
    const { siteStart, cellOf } = this.covering;
    let added = 0;
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      const people = Math.min(this.#left[cell] as number, (this.#capacity[site] as number) - added);
      if (!(people > 0)) continue;
      this.#change(site, cell, people);
      this.#left[cell] = (this.#left[cell] as number) - people;
      added += people;
    }
    this.#room.set(site, (this.#capacity[site] as number) - added);
    return added;
  }

  /** Makes one way for people not served to the site's room, over sites whose people move on; 0 where there is none. */
  #augment(site: number): number {
    const { siteStart, cellOf } = this.covering;
    // how a site is come to: from a site before it, whose place `at` people of this one would take
    const from = new Map<number, { readonly site: number; readonly cell: number } | undefined>([[site, undefined]]);
    for (const reached of from.keys())
      for (let at = siteStart[reached] as number; at < (siteStart[reached + 1] as number); at++) {
        const cell = cellOf[at] as number;
        if ((this.#left[cell] as number) > LEAST_PEOPLE) return this.#moveOver(from, reached, cell);
        for (const other of this.#served.keys())
          if (!from.has(other) && this.servedAt(other, cell) > LEAST_PEOPLE) from.set(other, { site: reached, cell });
      }
    return 0;
  }

  #moveOver(
    from: ReadonlyMap<number, { readonly site: number; readonly cell: number } | undefined>,
    last: number,
    lastCell: number,
  ): number {
    const moves: { readonly to: number; readonly cell: number; readonly off: number | undefined }[] = [];
    let people = this.#left[lastCell] as number;
    let to = last;
    moves.push({ to, cell: lastCell, off: undefined });
    for (let step = from.get(to); step; step = from.get(to)) {
      people = Math.min(people, this.servedAt(to, step.cell));
      moves.push({ to: step.site, cell: step.cell, off: to });
      to = step.site;
    }
    people = Math.min(people, this.#room.get(to) as number);
    for (const { to: site, cell, off } of moves) {
      this.#change(site, cell, people);
      if (off !== undefined) this.#change(off, cell, -people);
    }
    this.#left[lastCell] = (this.#left[lastCell] as number) - people;
    this.#room.set(to, (this.#room.get(to) as number) - people);
    return people;
  }

  /** People of a cell whom a site serves. */
  servedAt(site: number, cell: number): number {
    return this.#served.get(site)?.get(cell) ?? 0;
  }

  #change(site: number, cell: number, people: number): void {
    this.#served.get(site)?.set(cell, this.servedAt(site, cell) + people);
  }
}
