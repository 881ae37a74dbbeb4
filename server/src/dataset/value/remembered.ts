/**
 * A pure function of a text that keeps its last answers: lists repeat their words, and a name is asked for at every step of
 * an import.
 * @param most answers kept; then all are forgotten
 */
export function remembered<Answer>(answer: (text: string) => Answer, most: number): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, found);
    return found;
  };
}
