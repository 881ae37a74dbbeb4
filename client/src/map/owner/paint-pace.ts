const FRAME_MS = 1000 / 60;
/** Of a machine that keeps up: one in which a painting is drawn, and two that come after it in time. */
const FRAMES = 3;
/** As long as they may come late and still nobody sees it. */
const LATE_MS = 8;
/** For each part of the time that painting takes, so many in which a hand is followed and nothing else. */
const RESTS = 3;
/** Longer nobody waits, however long a painting took: the first of a map comes with its tiles. */
const MOST_REST_MS = 600;

interface Painter {
  /** Whether there was anything to paint. */
  readonly paint: () => boolean;
  /** Tells once all that was painted is drawn. */
  readonly whenDrawn: (tell: () => void) => void;
}

/**
 * Paints as often as it is asked to where frames keep coming in time; where painting makes them late (no graphics card: a map is drawn by the
 * processor), only so often that it takes about a quarter of the time. What is asked for meanwhile is painted once, after the rest.
 */
export class PaintPace {
  readonly #painter: Painter;
  #isSlow = false;
  #isMeasured = false;
  #isResting = false;
  #isAsked = false;
  #isOver = false;

  constructor(painter: Painter) {
    this.#painter = painter;
  }

  ask(): void {
    if (this.#isOver) return;
    this.#isAsked = this.#isResting;
    if (this.#isResting) return;
    const begun = performance.now();
    if (this.#painter.paint() && !this.#isMeasured) this.#measure(begun);
  }

  stop(): void {
    this.#isOver = true;
  }

  #measure(begun: number): void {
    this.#isMeasured = true;
    // where the last was slow nothing is painted until it is known how slow this one is
    this.#isResting = this.#isSlow;
    this.#painter.whenDrawn(() =>
      // what draws it may be at it still, and keeps frames waiting
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const late = performance.now() - begun - FRAMES * FRAME_MS;
          this.#isMeasured = false;
          this.#isSlow = late > LATE_MS;
          this.#isResting = this.#isSlow;
          if (this.#isSlow) setTimeout(() => this.#goOn(), Math.min(late * RESTS, MOST_REST_MS));
          else this.#goOn();
        }),
      ),
    );
  }

  #goOn(): void {
    this.#isResting = false;
    if (this.#isAsked) this.ask();
  }
}
