import { parseMunicipalityCode } from '@hazama/geo';
import { writeBackup } from '../backup/index.ts';
import type { CommandProgress, CommandResult, DataCommand, ExportCommand, ImportCommand } from '../command/index.ts';
import type { Database } from '../database/index.ts';
import { addMunicipality, DatasetError, importFile, undoImport } from '../dataset/index.ts';
import { type ExportSummary, parseExportRequest, writeExport } from '../export/index.ts';
import type { ComputeQueue, ComputeResult, Towns } from '../indicator/index.ts';
import { UserError } from '../wire/index.ts';
import { listServiceDayValues } from './service-day-values.ts';

export interface CommandServices {
  readonly database: Database;
  readonly towns: Towns;
  readonly computeQueue: ComputeQueue;
}

type OnProgress = (progress: CommandProgress) => void;

const IMPORT_STEPS = { read: '読んでいます', check: '確かめています', publish: '公開しています' };

/** Does what a command says, where the database is. @throws DatasetError for wrong use */
export async function executeCommand(
  services: CommandServices,
  command: DataCommand,
  onProgress: OnProgress,
): Promise<CommandResult> {
  switch (command.name) {
    case 'municipality add': {
      const { code, title, slug, nameKana, reportingKind } = command;
      const municipality = await addMunicipality(services, { code, name: title, slug, nameKana, reportingKind });
      return { name: command.name, municipality };
    }
    case 'import':
      return await importAndCompute(services, command, onProgress);
    case 'compute': {
      const code = await getCode(services, command);
      const computed = await compute(services, code, onProgress);
      const { serviceDate } = command;
      const ofDay = serviceDate === undefined ? null : await listServiceDayValues(services, { code, serviceDate });
      return { name: command.name, computed, ofDay };
    }
    case 'undo':
      return await undoAndCompute(services, command.importId, onProgress);
    case 'export':
      return { name: command.name, exported: await exportTable(services, command, onProgress) };
    case 'backup':
      return { name: command.name, backup: await writeBackup(services.database, command.file, onProgress) };
  }
}

async function importAndCompute(
  services: CommandServices,
  { dataset, municipality, file, options, dryRun }: ImportCommand,
  onProgress: OnProgress,
): Promise<CommandResult> {
  const report = await importFile(
    services,
    { dataset, municipality, file: { path: file }, options, dryRun },
    ({ phase, done, total }) => onProgress({ step: IMPORT_STEPS[phase], done, total }),
  );
  const computed = report.status === 'published' ? await compute(services, report.municipality, onProgress) : null;
  return { name: 'import', report, computed };
}

async function undoAndCompute(
  services: CommandServices,
  importId: string,
  onProgress: OnProgress,
): Promise<CommandResult> {
  onProgress({ step: '元に戻しています', done: 0, total: 0 });
  try {
    const undone = await undoImport(services, importId);
    const computed = await compute(services, undone.municipality, onProgress);
    return { name: 'undo', undone: { status: 'undone', ...undone }, computed };
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'CONFLICT') throw error;
    return { name: 'undo', undone: { status: 'rejected', message: error.message }, computed: null };
  }
}

async function exportTable(
  services: CommandServices,
  { dataset, format, file, parameters }: ExportCommand,
  onProgress: OnProgress,
): Promise<ExportSummary> {
  try {
    return await writeExport(services, parseExportRequest(dataset, format, parameters), file, onProgress);
  } catch (error) {
    // what a URL can't ask for a command line can't either
    throw error instanceof UserError ? new DatasetError('BAD_USER_INPUT', error.message) : error;
  }
}

function compute(services: CommandServices, municipality: string, onProgress: OnProgress): Promise<ComputeResult> {
  return services.computeQueue.compute(municipality, {
    onProgress: ({ done, total }) => onProgress({ step: '計算しています', done, total }),
  });
}

async function getCode({ database }: CommandServices, { municipality }: { municipality: string }): Promise<string> {
  const parsed = parseMunicipalityCode(municipality);
  const [found] = parsed.ok
    ? await database.query<{ code: string }>('SELECT code FROM municipality WHERE code = $1', [parsed.code])
    : [];
  if (found) return found.code;
  throw new DatasetError(
    'NOT_FOUND',
    `市町村「${municipality}」がありません。hazama municipality add で加えてから、もう一度実行してください。`,
  );
}
