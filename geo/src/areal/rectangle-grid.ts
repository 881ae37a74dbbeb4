import type { PlaneRectangle } from '../measure/plane-ring.ts';

/** So many rectangles lie in a box of the grid, were they spread evenly. */
const PER_BOX = 2;
/** Boxes along one side at most: a speck far away from the others makes no grid of nothing. */
const MOST_ALONG = 1024;

/** Which of many rectangles (or points: without sides) meet another: a grid of boxes, each with a list of what lies in it. */
export class RectangleGrid {
  readonly #rectangles: readonly PlaneRectangle[];
  readonly #columns: number;
  readonly #rows: number;
  readonly #left: number;
  readonly #bottom: number;
  readonly #width: number;
  readonly #height: number;
  /** Rectangles of the boxes one after another; those of box `b` from `#boxStart[b]` to `#boxStart[b + 1]`. */
  readonly #boxStart: Uint32Array;
  readonly #inBox: Uint32Array;
  /** The number of the search that met a rectangle last: one in several boxes is listed once. */
  readonly #metBy: Uint32Array;
  #search = 0;

  constructor(rectangles: readonly PlaneRectangle[]) {
    this.#rectangles = rectangles;
    this.#metBy = new Uint32Array(rectangles.length);
    const around = aroundAll(rectangles);
    const along = Math.ceil(Math.sqrt(rectangles.length / PER_BOX));
    this.#columns = Math.max(1, Math.min(MOST_ALONG, along));
    this.#rows = this.#columns;
    this.#left = around.left;
    this.#bottom = around.bottom;
    // of points in a row, or a single one, all lie in the first box
    this.#width = (around.right - around.left) / this.#columns || 1;
    this.#height = (around.top - around.bottom) / this.#rows || 1;

    const count = new Uint32Array(this.#columns * this.#rows + 1);
    for (const rectangle of rectangles)
      this.#eachBox(rectangle, (box) => (count[box + 1] = (count[box + 1] as number) + 1));
    for (let box = 1; box < count.length; box++) count[box] = (count[box] as number) + (count[box - 1] as number);
    this.#boxStart = count;
    this.#inBox = new Uint32Array(count.at(-1) ?? 0);
    const next = count.slice();
    rectangles.forEach((rectangle, at) => {
      this.#eachBox(rectangle, (box) => {
        this.#inBox[next[box] as number] = at;
        next[box] = (next[box] as number) + 1;
      });
    });
  }

  /** Indices of the rectangles that meet one, those that touch it included, each once. */
  listMeeting(asked: PlaneRectangle): number[] {
    const met: number[] = [];
    const search = ++this.#search;
    this.#eachBox(asked, (box) => {
      for (let at = this.#boxStart[box] as number; at < (this.#boxStart[box + 1] as number); at++) {
        const index = this.#inBox[at] as number;
        if (this.#metBy[index] === search) continue;
        this.#metBy[index] = search;
        const own = this.#rectangles[index] as PlaneRectangle;
        if (own.left <= asked.right && own.right >= asked.left && own.bottom <= asked.top && own.top >= asked.bottom)
          met.push(index);
      }
    });
    return met;
  }

  #eachBox({ left, bottom, right, top }: PlaneRectangle, visit: (box: number) => void): void {
    const [fromColumn, toColumn] = this.#span(left - this.#left, right - this.#left, this.#width, this.#columns);
    const [fromRow, toRow] = this.#span(bottom - this.#bottom, top - this.#bottom, this.#height, this.#rows);
    for (let row = fromRow; row <= toRow; row++)
      for (let column = fromColumn; column <= toColumn; column++) visit(row * this.#columns + column);
  }

  #span(from: number, to: number, side: number, count: number): [from: number, to: number] {
    const within = (offset: number) => Math.max(0, Math.min(count - 1, Math.floor(offset / side)));
    return [within(from), within(to)];
  }
}

function aroundAll(rectangles: readonly PlaneRectangle[]): PlaneRectangle {
  const around = { left: 0, bottom: 0, right: 0, top: 0 };
  rectangles.forEach(({ left, bottom, right, top }, at) => {
    around.left = at === 0 ? left : Math.min(around.left, left);
    around.bottom = at === 0 ? bottom : Math.min(around.bottom, bottom);
    around.right = at === 0 ? right : Math.max(around.right, right);
    around.top = at === 0 ? top : Math.max(around.top, top);
  });
  return around;
}
