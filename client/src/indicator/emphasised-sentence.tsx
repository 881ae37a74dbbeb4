interface Props {
  readonly sentence: string;
  /** People not yet reached, as counted; the sentence rounds them to 10. null: no figure stands out. */
  readonly gapPeople: number | null;
}

/** 1,240人, 35%, 24分, 3.2か所: a figure with what it counts. */
const FIGURE = /(\d[\d,]*(?:\.\d+)?\s?(?:人|%|か所|residents|people)|\d[\d,.]*\s?(?:分|km|m|minutes)(?!以内|圏|-))/g;

/** The sentence of the API with its figures strong, and the one that a reader should take away marked. */
export function EmphasisedSentence({ sentence, gapPeople }: Props) {
  const gap = gapPeople === null ? null : Math.round(gapPeople / 10) * 10;
  const parts = sentence.split(FIGURE);
  const keyAt = parts.findIndex((part, place) => place % 2 === 1 && gap !== null && figure(part) === gap);
  return parts.map((part, place) => {
    // the same words may come twice in a sentence: only the place tells them apart
    const key = `${place}:${part}`;
    if (place % 2 === 0) return part;
    return place === keyAt ? (
      <strong key={key} className="key-figure">
        {part}
      </strong>
    ) : (
      <strong key={key}>{part}</strong>
    );
  });
}

const figure = (words: string): number => Number.parseFloat(words.replaceAll(',', ''));
