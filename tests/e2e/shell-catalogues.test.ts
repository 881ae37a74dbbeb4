import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../client/src', import.meta.url));

const catalogue = (language: string) =>
  JSON.parse(readFileSync(path.join(SOURCE, `i18n/${language}.json`), 'utf8')) as Record<string, string>;

const japanese = catalogue('ja');
const english = catalogue('en');
const code = globSync('**/*.{ts,tsx}', { cwd: SOURCE })
  .map((file) => readFileSync(path.join(SOURCE, file), 'utf8'))
  .join('\n');

/** {n}, {n, plural, …} and <strong>: what the code fills in, each once, in order of name. */
const slots = (message: string) => [...new Set(message.match(/\{\w+(?=[,}])|<\/?\w+>/g))].toSorted();

describe('the message catalogues', () => {
  it('have the same keys, in order', () => {
    expect(Object.keys(english)).toEqual(Object.keys(japanese));
    expect(Object.keys(japanese)).toEqual(Object.keys(japanese).toSorted());
  });

  it('take the same values in both languages', () => {
    const differing = Object.entries(japanese).filter(
      ([key, message]) => slots(english[key] ?? '').join() !== slots(message).join(),
    );
    expect(differing).toEqual([]);
  });

  it('say every message that the code asks for, and no other', () => {
    const asked = new Set([...code.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key]) => key));
    // text(`tab.${id}`): every key of that shape may be asked for
    const shapes = [...code.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g)].map(([, start]) => start ?? '');
    const unasked = Object.keys(japanese).filter(
      (key) => !asked.has(key) && !shapes.some((start) => key.startsWith(start)),
    );
    expect(unasked).toEqual([]);
  });

  it('are translated: no Japanese is left in English', () => {
    const untranslated = Object.entries(english).filter(([, message]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(message));
    expect(untranslated).toEqual([]);
  });

  it.each('不足 欠如 問題地区 ワースト 最下位 未達 劣る 弱者 空白地帯 足りない'.split(' '))('never say %s', (word) => {
    expect(Object.entries(japanese).filter(([, message]) => message.includes(word))).toEqual([]);
  });

  it('punctuate as one hand: full-width marks in Japanese, no lone half-width ones', () => {
    const mixed = Object.entries(japanese).filter(([, message]) => /[、。][A-Za-z]?,|[぀-ヿ一-鿿][,!?;]/.test(message));
    expect(mixed).toEqual([]);
  });
});
