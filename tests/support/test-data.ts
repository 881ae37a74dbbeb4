import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TestRunner } from 'vitest';

const DEFAULT = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const folder = path.resolve(process.env['HAZAMA_TEST_DATA'] ?? DEFAULT);

/** Whether the folder of real files is here: `describe.skipIf(!hasTestData)`. */
export const hasTestData = existsSync(folder);

/**
 * The place of a real file, for example `testData('facilities/x.csv')`. Called inside a test, it skips that test, with the
 * reason in the summary, where the folder is missing; a file missing from a folder that is here is an error.
 */
export function testData(file: string): string {
  const place = path.join(folder, file);
  if (existsSync(place)) return place;
  if (hasTestData) throw new Error(`${file} is not in ${folder}`);
  const test = TestRunner.getCurrentTest();
  if (test) test.context.skip(`no folder ${folder}: set HAZAMA_TEST_DATA`);
  return place;
}
