import { readCsv } from '@hazama/server/dataset';
import { describe, expect, it } from 'vitest';

type Line = readonly [line: number, ...cells: string[]];

async function read(text: string): Promise<Line[]> {
  return (await readCsv(text)).rows.map(({ line, cells }) => [line, ...cells]);
}

describe('a CSV', () => {
  it.each<[string, string, Line[]]>([
    [
      'as Windows writes it',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'without a line break at its end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'of an old Macintosh',
      'a,b\r1,2\r',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'with empty lines, each of which is a line',
      '\n\na,b\n\n , \n3,4\n',
      [
        [3, 'a', 'b'],
        [6, '3', '4'],
      ],
    ],
    [
      'whose rows are of many lengths',
      'a,b\n1,2,\n3\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2', ''],
        [3, '3'],
      ],
    ],
    [
      'with another line break in a cell',
      'a,b\r\n1,2\n3,4\r\n5,6\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2\n3', '4'],
        [4, '5', '6'],
      ],
    ],
    [
      'with one line of Windows',
      'a,b\n1,2\r\n3,4\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2\r'],
        [3, '3', '4'],
      ],
    ],
    [
      'of tabs',
      'a\tb,c\td\n1\t2\t3\n',
      [
        [1, 'a', 'b,c', 'd'],
        [2, '1', '2', '3'],
      ],
    ],
    [
      'with a formula that was marked',
      "a\n'=1\n'b\n",
      [
        [1, 'a'],
        [2, '=1'],
        [3, "'b"],
      ],
    ],
    [
      'with 𠮷',
      '𠮷,b\n𠮷野,2\n',
      [
        [1, '𠮷', 'b'],
        [2, '𠮷野', '2'],
      ],
    ],
  ])('%s is read alike with and without quotation marks', async (_what, text, rows) => {
    expect(await read(text)).toEqual(rows);
    // one cell in quotation marks anywhere, and the whole text takes the other way
    const delimiter = text.includes('\t') ? '\t' : ',';
    const quoted = text.replace(/a/, '"a"');
    expect(await read(quoted)).toEqual(rows);
    expect((await read(`${text.replace(/[\r\n]*$/, '')}${delimiter}""`)).at(-1)).toEqual([...(rows.at(-1) ?? []), '']);
  });

  it('is empty where nothing is written', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\r\n,,\r\n')).toEqual([]);
  });

  it('tells the line of a record after cells of several lines, whatever breaks them', async () => {
    expect(await read('a,"b\r\nc"\r\nd\r\n')).toEqual([
      [1, 'a', 'b\r\nc'],
      [3, 'd'],
    ]);
    expect(await read('a,"b\nc"\r\n\r\nd\r\n')).toEqual([
      [1, 'a', 'b\nc'],
      [4, 'd'],
    ]);
  });

  it('is refused where a line is longer than a table has', async () => {
    const long = 'x'.repeat(1024 * 1024 + 1);
    await expect(read(`a,b\n${long},2\n`)).rejects.toThrow('2行目');
    await expect(read(`a,b\n"${long}",2\n`)).rejects.toThrow('2行目');
    await expect(read(`a,b\n${','.repeat(2001)}x\n`)).rejects.toThrow('2行目');
  });
});
