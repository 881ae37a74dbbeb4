import { randomBytes } from 'node:crypto';

/** JSON that is text already: a geometry travels from ST_AsGeoJSON to the socket without being parsed. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Called by JSON.stringify, which is synchronous: inside `stringify` a mark stands in, elsewhere the value itself. */
  toJSON(): unknown {
    return splice ? splice.mark + (splice.texts.push(this.text) - 1) : JSON.parse(this.text);
  }
}

let splice: { readonly mark: string; readonly texts: string[] } | undefined;

/** JSON.stringify that puts every `JsonText` in as it is. */
export function stringify(value: unknown): string {
  // nobody outside can guess the mark, so no text of theirs is taken for one
  const mark = `json-text-${randomBytes(12).toString('base64url')}-`;
  const texts: string[] = [];
  splice = { mark, texts };
  let json: string;
  try {
    json = JSON.stringify(value);
  } finally {
    splice = undefined;
  }
  if (texts.length === 0) return json;
  return json.replaceAll(new RegExp(`"${mark}(\\d+)"`, 'g'), (_match, index: string) => texts[Number(index)] ?? 'null');
}
