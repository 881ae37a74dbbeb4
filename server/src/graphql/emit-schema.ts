// Writes the SDL that the client is typed against; --check fails where the committed file is stale.
import fs from 'node:fs';
import { buildSchema, printSortedSchema } from './schema.ts';

const file = new URL('../../schema.graphql', import.meta.url);
const sdl = printSortedSchema(await buildSchema());
if (!process.argv.includes('--check')) fs.writeFileSync(file, sdl);
else if (fs.readFileSync(file, 'utf8') !== sdl) {
  console.error('server/schema.graphql is stale: run node server/dist/graphql/emit-schema.js');
  process.exitCode = 1;
}
