import { type Recognition, recogniseFile } from '@hazama/server/dataset';
import { describe, expect, it } from 'vitest';

const recognise = (text: string): Promise<Recognition> =>
  recogniseFile({ name: 'x.geojson', bytes: new TextEncoder().encode(text) });

const SHAPE = '{"type":"Polygon","coordinates":[[[136.2,34.7],[136.21,34.7],[136.21,34.71],[136.2,34.7]]]}';
const feature = (properties: string) => `{"type":"Feature","properties":${properties},"geometry":${SHAPE}}`;

/** What stands between the features, and around their list, is the writer's own. */
const WAYS_OF_WRITING: readonly (readonly [string, string])[] = [
  ['on one line', `{"type":"FeatureCollection","features":[${feature('{"延床面積":1}')},${feature('{"階数":2}')}]}`],
  [
    'with the type last, a name and a system before it',
    `{"name":"建物","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[${feature('{"延床面積":1}')},${feature('{"階数":2}')}],"type":"FeatureCollection"}`,
  ],
  [
    'over many lines, with a mark at its front',
    `\uFEFF{\r\n\t"type" : "FeatureCollection" ,\n"features" : [\n  ${feature('{"延床面積":1}')} ,\n\n  ${feature('{"階数":2}')}\n]\n}\n`,
  ],
  [
    'with brackets, quotation marks and backslashes in its texts',
    `{"type":"FeatureCollection","features":[${feature(String.raw`{"延床面積":"}]\\","b\"]":"\\\""}`)},${feature('{"階数":"{[\\u005d"}')}]}`,
  ],
  [
    'of which one feature is nothing',
    `{"type":"FeatureCollection","features":[null,${feature('{"延床面積":1,"階数":2}')}]}`,
  ],
];

describe('a FeatureCollection', () => {
  it.each(WAYS_OF_WRITING)('%s is read feature by feature', async (_, text) => {
    const parsed = JSON.parse(text.replace('\uFEFF', ''));
    const columns = new Set(
      parsed.features.flatMap((one: { properties: object } | null) => Object.keys(one?.properties ?? {})),
    );
    const { file, problem } = await recognise(text);
    expect(problem).toBeNull();
    expect(file).toMatchObject({ dataset: 'weights', rows: 2, sheets: [{ rows: 2, columns: columns.size }] });
    expect(file?.sheets[0]?.name).toBe(parsed.name ?? '');
  });

  it.each([
    [
      'cut off within a feature',
      `{"type":"FeatureCollection","features":[\n${feature('{}')},\n{"type":"Feat`,
      'json-broken',
    ],
    [
      'cut off within a text',
      `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"\\"`,
      'json-broken',
    ],
    [
      'with a feature that is no JSON',
      `{"type":"FeatureCollection","features":[\n${feature('{"a":1,}')}]}`,
      'json-broken',
    ],
    [
      'without a comma between two',
      `{"type":"FeatureCollection","features":[${feature('{}')}${feature('{}')}]}`,
      'json-broken',
    ],
    ['with something behind its end', `{"type":"FeatureCollection","features":[${feature('{}')}]} ]`, 'json-broken'],
    ['without a feature', '{"type":"FeatureCollection","features":[]}', 'file-empty'],
    ['whose features are no list', '{"type":"FeatureCollection","features":{}}', 'json-broken'],
  ])('%s is told as any other JSON is', async (_, text, code) => {
    const { problem } = await recognise(text);
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/。$/) });
  });

  it('of which the third line is broken names the line', async () => {
    const { problem } = await recognise(`{"type":"FeatureCollection","features":[\n${feature('{}')},\n{"a" 1}]}`);
    expect(problem?.message).toContain('3行目');
  });
});
