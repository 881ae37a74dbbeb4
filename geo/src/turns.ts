/** Does all of a work that pauses, at a stretch. Who has others waiting drives it step by step instead. */
export function runThrough<Answer>(work: Iterator<unknown, Answer>): Answer {
  for (;;) {
    const { value, done } = work.next();
    if (done) return value;
  }
}
