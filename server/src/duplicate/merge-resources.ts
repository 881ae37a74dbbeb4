import type { Database, Transaction } from '../database/index.ts';
import { refreshResourceAreas } from '../dataset/index.ts';
import {
  beginEdit,
  endVersion,
  findAudited,
  findHeldResource,
  type ResourceField,
  restoreVersion,
  takeFields,
  undoResource,
  writeAudit,
} from '../edit/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import {
  deleteAlias,
  deleteDistinct,
  findAlias,
  kindsOf,
  lockMunicipality,
  type ResourceAlias,
  saveAlias,
  saveDistinct,
} from './duplicate.repository.ts';

export interface Merger {
  readonly municipalityCode: string;
  readonly kindId: string;
  readonly keptId: string;
  readonly otherId: string;
}

interface Merging {
  readonly keptId: string;
  readonly otherId: string;
  /** Fields that the kept one takes from the other. */
  readonly take: readonly ResourceField[];
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
}

/** What the audit trail keeps of a merger. */
interface AuditedMerger {
  readonly keptId: string;
  /** The revision in which the kept one took values; null where it took none. */
  readonly taken: number | null;
}

const MERGED = 'resource.merge';

/**
 * Merges two records of one kind: one is kept, with what it takes of the other; the other ends, and its list's next file
 * doesn't bring it back as long as the kept one stands. Undone by `undoMerger`.
 */
export function mergeResources(database: Database, { keptId, otherId, take, today }: Merging): Promise<Merger> {
  const code = codeOf(keptId, otherId);
  return database.transaction(async (transaction) => {
    await lockMunicipality(transaction, code);
    const kinds = await kindsOf(transaction, code, [keptId, otherId]);
    const kindId = sameKind(kinds, keptId, otherId);
    const held = await findHeldResource(transaction, code, keptId);
    const from = await findHeldResource(transaction, code, otherId);
    if (!held || !from) throw missing(held ? otherId : keptId);
    const taken =
      take.length > 0 ? await takeFields({ transaction, code, id: keptId, held, from, fields: take, today }) : null;
    const revision = await beginEdit(transaction, code, 'EDIT', `merger/${otherId}`);
    await endVersion(transaction, 'resource', code, otherId, revision);
    await saveAlias(transaction, code, otherId, { keptId, revision });
    await refreshResourceAreas({ transaction, municipalityCode: code });
    const subject = `merger/${otherId}@${revision}`;
    const after: AuditedMerger = { keptId, taken };
    await writeAudit(transaction, { code, action: MERGED, subject, before: null, after });
    return { municipalityCode: code, kindId, keptId, otherId };
  });
}

/**
 * Takes a merger back: the record that ended is there again as it was, and the kept one without what it took, unless it has
 * changed since.
 */
export function undoMerger(database: Database, otherId: string): Promise<Merger> {
  const code = codeOf(otherId);
  return database.transaction(async (transaction) => {
    await lockMunicipality(transaction, code);
    const alias = await findAlias(transaction, code, otherId);
    if (!alias) throw notFound('そのまとめ方は、もう元に戻してあります。一覧を開き直してください。');
    await giveBack(transaction, code, otherId, alias);
    const revision = await beginEdit(transaction, code, 'UNDO', `merger/${otherId}`);
    await restoreVersion(transaction, 'resource', { code, id: otherId, revision, undone: alias.revision });
    const kindId = (await kindsOf(transaction, code, [otherId])).get(otherId);
    if (kindId === undefined)
      throw new UserError(
        'CONFLICT',
        'この後に一覧が取り込み直されたため、元に戻せません。一覧を取り込み直してください。',
      );
    await deleteAlias(transaction, code, otherId);
    await refreshResourceAreas({ transaction, municipalityCode: code });
    const subject = `merger/${otherId}@${revision}`;
    await writeAudit(transaction, { code, action: 'resource.unmerge', subject, before: alias, after: null });
    return { municipalityCode: code, kindId, keptId: alias.keptId, otherId };
  });
}

/** The kept one is without what it took; one that has changed since stays as it is. */
async function giveBack(transaction: Transaction, code: string, otherId: string, alias: ResourceAlias): Promise<void> {
  const { keptId, revision: merged } = alias;
  const audited = await findAudited(transaction, code, { action: MERGED, subject: `merger/${otherId}@${merged}` });
  const taken = (audited as AuditedMerger | undefined)?.taken ?? null;
  const held = await findHeldResource(transaction, code, keptId);
  if (taken === null || held?.fromRevision !== taken) return;
  const revision = await beginEdit(transaction, code, 'UNDO', `resource/${keptId}`);
  await undoResource({ transaction, code, undone: taken, revision, id: keptId });
}

/** 別のもの: the two are not proposed again. */
export function keepApart(database: Database, firstId: string, secondId: string): Promise<void> {
  const code = codeOf(firstId, secondId);
  return database.transaction(async (transaction) => {
    await beginEdit(transaction, code, 'EDIT', `distinct/${firstId}`);
    sameKind(await kindsOf(transaction, code, [firstId, secondId]), firstId, secondId);
    await saveDistinct(transaction, code, [firstId, secondId]);
  });
}

/** Takes it back that two are two: they are proposed again where they look alike. */
export function undoKeepApart(database: Database, firstId: string, secondId: string): Promise<void> {
  const code = codeOf(firstId, secondId);
  return database.transaction(async (transaction) => {
    await beginEdit(transaction, code, 'UNDO', `distinct/${firstId}`);
    if (!(await deleteDistinct(transaction, code, [firstId, secondId])))
      throw notFound('「別のもの」とした記録は、もうありません。一覧を開き直してください。');
  });
}

function codeOf(...ids: readonly string[]): string {
  const codes = new Set(ids.map(municipalityOfId));
  const [code] = codes;
  if (code === undefined || codes.size > 1) throw missing(ids[0] ?? '');
  return code;
}

/** @throws where one isn't there, both are the same, or they are of two kinds */
function sameKind(kinds: ReadonlyMap<string, string>, firstId: string, secondId: string): string {
  const [first, second] = [kinds.get(firstId), kinds.get(secondId)];
  if (first === undefined) throw missing(firstId);
  if (second === undefined) throw missing(secondId);
  if (firstId === secondId || first !== second)
    throw badInput('まとめられるのは、同じ種類の別々の2件だけです。選びなおしてください。');
  return first;
}

function missing(id: string) {
  return notFound(`資源「${id}」はありません。一覧から選びなおしてください。`);
}
