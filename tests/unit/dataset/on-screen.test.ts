import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onScreen } from '@hazama/server/dataset';
import { describe, expect, it } from 'vitest';

const SOURCES = path.resolve(import.meta.dirname, '../../../server/src/dataset');

describe('what an import says', () => {
  it('stands on a screen without what is for a command line alone', () => {
    expect(onScreen('「座標系」を示すか〔--crs 平面直角6系〕、書き出し直してください〔--format〕。')).toBe(
      '「座標系」を示すか、書き出し直してください。',
    );
    expect(onScreen('緯度・経度がありません。')).toBe('緯度・経度がありません。');
  });

  it('names options and commands nowhere but there', () => {
    const sentences = globSync('**/*.ts', { cwd: SOURCES }).flatMap((file) =>
      readFileSync(path.join(SOURCES, file), 'utf8')
        .split('\n')
        .filter((line) => /[ぁ-ん].*。/.test(line) && !/^\s*(\*|\/)/.test(line))
        .map((line) => `${file}: ${onScreen(line).trim()}`),
    );
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter((line) => /--[a-z]|hazama [a-z]/.test(line))).toEqual([]);
  });
});
