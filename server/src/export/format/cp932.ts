/** Lead bytes of two-byte characters; 0xF0–0xF9 are a user's own and mean something else on every machine. */
const LEADS = [...range(0x81, 0x9f), ...range(0xe0, 0xef), ...range(0xfa, 0xfc)];
const TRAILS = [...range(0x40, 0x7e), ...range(0x80, 0xfc)];
/** NEC's selection of IBM's extensions has every character of 0xFA–0xFC twice: Windows writes the latter. */
const isNecDuplicate = (lead: number): boolean => lead === 0xed || lead === 0xee;

/** One sign under two code points: what macOS and the web write, and what Windows has in its table. */
const TWINS: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
};

/** Bytes by character, from the decoder that every platform has; made when first asked for. */
let table: ReadonlyMap<string, number> | undefined;

/** The bytes of a character in CP932 (the Shift_JIS of Windows) as one number; undefined where it has none. */
export function findCp932(character: string): number | undefined {
  table ??= makeTable();
  return table.get(character) ?? table.get(TWINS[character] ?? '');
}

/** @throws RangeError for a character that doesn't fit: ask `findCp932` first */
export function encodeCp932(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = findCp932(character);
    if (code === undefined) throw new RangeError(`${character} is not in CP932`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Buffer.from(bytes);
}

function makeTable(): Map<string, number> {
  const decoder = new TextDecoder('shift_jis');
  const made = new Map<string, number>();
  const add = (code: number, bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (!character.includes('\uFFFD') && !made.has(character)) made.set(character, code);
  };
  for (const byte of [...range(0x00, 0x7e), ...range(0xa1, 0xdf)]) add(byte, [byte]);
  for (const lead of LEADS.toSorted((a, b) => Number(isNecDuplicate(a)) - Number(isNecDuplicate(b))))
    for (const trail of TRAILS) add((lead << 8) | trail, [lead, trail]);
  return made;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
