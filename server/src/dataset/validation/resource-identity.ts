import { mapInTurns } from '../in-turns.ts';
import type { ResourceRecord } from '../publication/resources.ts';
import { rowHash } from '../review/row-hash.ts';
import { addressKey, nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import type { ValidationContext } from './context.ts';
import type { RowCheck } from './row-check.ts';

export interface ResourceDraft {
  readonly check: RowCheck;
  readonly record: Omit<ResourceRecord, 'id'>;
}

interface KnownResource {
  readonly id: string;
  readonly externalId: string | null;
  readonly kindId: string;
  readonly name: string;
  readonly address: string | null;
  readonly servesAreas: readonly string[];
  readonly isOwn: boolean;
  readonly source: string;
}

/** From this share of common records on, a file is taken for a new version of what another source holds. */
const NEW_VERSION_SHARE = 0.5;

/**
 * Gives every record its id: the one it has had, else one made of the file's own id, or of kind, name and address.
 * What another source holds already goes to review, so that nothing is counted twice; but a file most of whose records
 * another source holds is a new version of it under another name, and takes them over.
 */
export async function identifyResources(
  drafts: readonly ResourceDraft[],
  context: ValidationContext,
): Promise<{ readonly check: RowCheck; readonly record: ResourceRecord; readonly key: string }[]> {
  const { town, source, isAddition } = context;
  const known = await listKnown(context);
  const own = new Map(known.flatMap((row) => (row.isOwn && row.externalId ? [[row.externalId, row] as const] : [])));
  const elsewhere = new Map(known.filter(({ isOwn }) => !isOwn).map((row) => [naturalKey(row, town.name), row]));
  // where nothing is elsewhere, a file with ids of its own needs no other keys
  const keys = await mapInTurns(drafts, ({ record }) =>
    elsewhere.size > 0 ? naturalKey(record, town.name) : undefined,
  );
  const found = keys.map((key) => (key === undefined ? undefined : elsewhere.get(key)));
  const isNewVersion = !isAddition && found.filter(Boolean).length >= drafts.length * NEW_VERSION_SHARE;
  return mapInTurns(drafts, ({ check, record }, at) => {
    const other = found[at];
    if (other && !isNewVersion)
      check.review(
        'known-from-another-source',
        { field: 'name' },
        `同じ種類・名前・住所のものが「${other.source}」からすでに入っています。二重に数えないよう、取り込まずに確認待ちにしました。`,
        {
          suggestion: {
            label: `「${other.source}」のものと同じなので、取り込まない`,
            accept: false,
            changes: {},
            sameAs: other.id,
          },
        },
      );
    const { externalId } = record;
    // a person has said that it is another one, however much it looks the same
    const isApart =
      check.isWaived('row-repeated') || (other !== undefined && check.isWaived('known-from-another-source'));
    const apartId = isApart ? recordId(town.code, 'resource', source, 'apart', rowHash(check.row)) : undefined;
    const id =
      apartId ??
      (externalId === null ? undefined : own.get(externalId)?.id) ??
      other?.id ??
      (externalId === null
        ? recordId(town.code, 'resource', keys[at] ?? naturalKey(record, town.name))
        : recordId(town.code, 'resource', source, externalId));
    return { check, record: { ...record, id }, key: id };
  });
}

/** Kind, name and address; of a body without an address the areas that it serves. */
function naturalKey(
  { kindId, name, address, servesAreas }: Pick<ResourceRecord, 'kindId' | 'name' | 'address' | 'servesAreas'>,
  townName: string,
): string {
  const place = address ? addressKey(address, townName) : servesAreas.map(nameKey).join();
  return [kindId, nameKey(name), place].join('\u0000');
}

function listKnown({ transaction, town, datasetId }: ValidationContext): Promise<KnownResource[]> {
  return transaction.query<KnownResource>(
    `SELECT r.id, r.external_id AS "externalId", r.kind_id AS "kindId", r.name, r.address,
       r.serves_areas AS "servesAreas", r.dataset_id = $2 AS "isOwn", coalesce(d.source, '手入力') AS source
     FROM resource r LEFT JOIN dataset d ON d.municipality_code = r.municipality_code AND d.id = r.dataset_id
     WHERE r.municipality_code = $1 AND r.to_revision IS NULL`,
    [town.code, datasetId],
  );
}
