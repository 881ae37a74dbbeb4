import type { Database } from '../database/index.ts';
import { refreshResourceAreas } from '../dataset/index.ts';
import { beginEdit, endVersion, restoreVersion, writeAudit } from '../edit/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { deleteAlias, findAlias, kindsOf, saveAlias, saveDistinct } from './duplicate.repository.ts';

export interface Merger {
  readonly municipalityCode: string;
  readonly kindId: string;
  readonly keptId: string;
  readonly otherId: string;
}

/**
 * Merges two records of one kind: one is kept as it is, the other ends, and its list's next file doesn't bring it back as
 * long as the kept one stands. Undone by `undoMerger`.
 */
export function mergeResources(database: Database, keptId: string, otherId: string): Promise<Merger> {
  const code = codeOf(keptId, otherId);
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'EDIT', `merger/${otherId}`);
    const kinds = await kindsOf(transaction, code, [keptId, otherId]);
    const kindId = sameKind(kinds, keptId, otherId);
    await endVersion(transaction, 'resource', code, otherId, revision);
    await saveAlias(transaction, code, otherId, { keptId, revision });
    await refreshResourceAreas({ transaction, municipalityCode: code });
    const subject = `merger/${otherId}@${revision}`;
    await writeAudit(transaction, { code, action: 'resource.merge', subject, before: null, after: { keptId } });
    return { municipalityCode: code, kindId, keptId, otherId };
  });
}

/** Takes a merger back: the record that ended is there again as it was. */
export function undoMerger(database: Database, otherId: string): Promise<Merger> {
  const code = codeOf(otherId);
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'UNDO', `merger/${otherId}`);
    const alias = await findAlias(transaction, code, otherId);
    if (!alias) throw notFound('そのまとめ方は、もう元に戻してあります。一覧を開き直してください。');
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

/** 別のもの: the two are not proposed again. */
export function keepApart(database: Database, firstId: string, secondId: string): Promise<void> {
  const code = codeOf(firstId, secondId);
  return database.transaction(async (transaction) => {
    await beginEdit(transaction, code, 'EDIT', `distinct/${firstId}`);
    sameKind(await kindsOf(transaction, code, [firstId, secondId]), firstId, secondId);
    await saveDistinct(transaction, code, [firstId, secondId]);
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
