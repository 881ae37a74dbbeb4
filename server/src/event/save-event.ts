import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/index.ts';
import { handEventsId, recordId } from '../dataset/index.ts';
import { beginEdit, writeAudit } from '../edit/index.ts';
import { municipalityOfId, parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { checkEvent } from './check-event.ts';
import type { EventInput } from './event-input.ts';
import { changeEvent, findHeldEvent, type HeldEvent, insertEvent, saveHandEvents } from './event-version.repository.ts';

/** A change of an event that is written. */
export interface MadeEventEdit {
  readonly municipalityCode: string;
  readonly revision: number;
  readonly eventId: string;
}

/** 加える: an event that no file tells of. */
export function createEvent(
  database: Database,
  { municipality, input, today }: { readonly municipality: string; readonly input: EventInput; readonly today: string },
): Promise<MadeEventEdit> {
  const code = parseMunicipalityCode(municipality);
  const missing = notFound(`市町村「${municipality}」はありません。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const [town] = await transaction.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
    if (!town) throw missing;
    const id = recordId(code, 'event', 'hand', randomUUID());
    const revision = await beginEdit(transaction, code, 'EDIT', `event/${id}`);
    const columns = await checkEvent({ transaction, code, today, input, held: null });
    await insertEvent(transaction, { code, id, revision }, columns);
    await saveHandEvents(transaction, code);
    await audit(transaction, { code, id, revision }, 'event.create', null, columns);
    return { municipalityCode: code, revision, eventId: id };
  });
}

interface Change {
  readonly id: string;
  /** The revision of the record that the person saw. */
  readonly expectedRevision: number;
}

/**
 * 直す: changes what an event says. What came with a file stays so until the file's own value changes.
 * @throws UserError CONFLICT with `extensions.current`: { revision, values } where the record has changed since
 */
export function updateEvent(
  database: Database,
  { id, expectedRevision, input, today }: Change & { readonly input: EventInput; readonly today: string },
): Promise<MadeEventEdit> {
  return changing(database, { id, expectedRevision }, 'event.update', async (transaction, code, { columns }) => {
    const wanted = await checkEvent({ transaction, code, today, input, held: columns });
    const changed = Object.entries(wanted).filter(
      ([column, value]) => JSON.stringify(value ?? null) !== JSON.stringify(columns[column] ?? null),
    );
    if (changed.length === 0) throw badInput('変わったところがありません。');
    return Object.fromEntries(changed);
  });
}

/** 消す: takes an event away; `undoEventEdit` brings it back, the next file doesn't. */
export function removeEvent(database: Database, change: Change): Promise<MadeEventEdit> {
  return changing(database, change, 'event.remove', async () => ({ removed: true }));
}

function changing(
  database: Database,
  { id, expectedRevision }: Change,
  action: string,
  patchOf: (transaction: Transaction, code: string, held: HeldEvent) => Promise<Readonly<Record<string, unknown>>>,
): Promise<MadeEventEdit> {
  const code = municipalityOfId(id);
  const missing = notFound(`行事「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'EDIT', `event/${id}`);
    const held = await findHeldEvent(transaction, code, id);
    if (!held) throw missing;
    if (held.fromRevision !== expectedRevision)
      throw new UserError(
        'CONFLICT',
        'ほかの人がこの行事を先に直しました。両方の内容を見くらべてから保存してください。',
        {
          current: { revision: held.fromRevision, values: valuesOf(held.columns) },
        },
      );
    const patch = await patchOf(transaction, code, held);
    await changeEvent(
      transaction,
      { code, id, revision },
      { ...patch, file_values: fileValuesAfter(held, patch, code) },
    );
    await saveHandEvents(transaction, code);
    await audit(transaction, { code, id, revision }, action, held.columns, patch);
    return { municipalityCode: code, revision, eventId: id };
  });
}

/** What stands, under the names that a change gives. */
const valuesOf = (columns: HeldEvent['columns']): Readonly<Record<string, unknown>> => ({
  kind: columns['kind'],
  title: columns['title'],
  heldOn: columns['held_on'],
  untilOn: columns['until_on'],
  startTime: columns['start_time'],
  endTime: columns['end_time'],
  place: columns['place'],
  areas: columns['area_ids'],
  audience: columns['audience'],
  organizer: columns['organizer'],
  participants: columns['participants'],
  url: columns['url'],
  note: columns['note'],
});

/** What differs from the file, with what the file says; what a person made has no file to be held against. */
function fileValuesAfter(
  { datasetId, columns, fileValues }: HeldEvent,
  patch: Readonly<Record<string, unknown>>,
  code: string,
): Readonly<Record<string, unknown>> {
  if (datasetId === handEventsId(code)) return {};
  const all = { ...fileValues };
  for (const column of Object.keys(patch)) all[column] ??= columns[column] ?? null;
  return Object.fromEntries(
    Object.entries(all).filter(([column, fileValue]) => {
      const value = column in patch ? patch[column] : columns[column];
      return JSON.stringify(value ?? null) !== JSON.stringify(fileValue);
    }),
  );
}

function audit(
  transaction: Transaction,
  { code, id, revision }: { readonly code: string; readonly id: string; readonly revision: number },
  action: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  return writeAudit(transaction, { code, action, subject: `event/${id}@${revision}`, before, after });
}
