/** What the words of a value are made of; no figure of it need be known. */
export interface SaidValue {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly gapPeople: number | null;
}

interface Props {
  readonly sentence: string;
  readonly of: SaidValue;
}

/** A number, and what it counts: 1,240人, 35%, 24分. An age (65歳, 65+) or a limit (15分以内, 15-minute) is none. */
const FIGURE = /(\d[\d,]*(?:\.\d+)?(?:人|%|分|か所|km|m)?(?!\d|歳|以内|\+|-))/;

/** The sentence of the API with its own figures strong, and the people not yet reached marked: what a reader takes away. */
export function EmphasisedSentence({ sentence, of }: Props) {
  const gap = of.gapPeople === null ? null : roundedTo10(of.gapPeople);
  const figures = figuresOf(of);
  const parts = sentence.split(FIGURE);
  const keyAt = parts.findIndex((part, place) => place % 2 === 1 && gap !== null && numberIn(part) === gap);
  return parts.map((part, place) => {
    if (place % 2 === 0 || !figures.has(figureIn(part))) return part;
    // the same figure may come twice in a sentence: only its place tells them apart
    const key = `${place}:${part}`;
    return place === keyAt ? (
      <strong key={key} className="key-figure">
        {part}
      </strong>
    ) : (
      <strong key={key}>{part}</strong>
    );
  });
}

/** As the sentence rounds them: people to 10, shares to whole percents, the rest to one decimal. */
function figuresOf({ value, numerator, denominator, gapPeople }: SaidValue): ReadonlySet<string> {
  const people = [numerator, denominator, gapPeople].filter((count) => count !== null).map(roundedTo10);
  const shares = [
    value,
    value === null ? null : 1 - value,
    gapPeople === null || !denominator ? null : gapPeople / denominator,
  ]
    .filter((share) => share !== null)
    .map((share) => `${Math.round(share * 100)}%`);
  const measured = value === null ? [] : [value, value / 1000, roundedTo10(value)].map((n) => Math.round(n * 10) / 10);
  return new Set([...people.map(String), ...shares, ...measured.map(String)]);
}

const figureIn = (words: string): string => `${numberIn(words)}${words.endsWith('%') ? '%' : ''}`;

const numberIn = (words: string): number => Number.parseFloat(words.replaceAll(',', ''));

const roundedTo10 = (people: number): number => Math.round(people / 10) * 10;
