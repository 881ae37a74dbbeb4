// Ours, in a process of its own like the floor.
import { startServer } from '@hazama/server';

const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  dataDir: process.env['HAZAMA_DATA_DIR'] ?? '/nonexistent',
  databaseUrl: process.env['DATABASE_URL'],
  sampleTowns: [],
  embedOrigins: [],
  logLevel: 'silent',
});
process.send?.(server.url);
