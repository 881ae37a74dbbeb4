import type { FeedSource } from './feed-source.ts';
import { IdIndex } from './id-index.ts';

/** 事業者 */
export interface FeedAgency {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly phone: string | null;
  readonly timezone: string;
}

export interface FeedAgencies {
  readonly ids: IdIndex;
  readonly list: readonly FeedAgency[];
}

export async function readAgencies(source: FeedSource): Promise<FeedAgencies> {
  const ids = new IdIndex();
  const list: FeedAgency[] = [];
  await source.read(
    'agency.txt',
    (column) => {
      const [id, name, timezone] = [column('agency_id'), column('agency_name'), column('agency_timezone')];
      const [url, phone] = [column('agency_url'), column('agency_phone')];
      return (row) => {
        const index = row.intern(id, ids);
        if (index < list.length) {
          row.fault('duplicate_key', { field: 'agency_id', value: row.text(id) });
          return;
        }
        const zone = row.required(timezone, 'agency_timezone');
        const [first] = list;
        if (first && zone && zone !== first.timezone)
          row.note('inconsistent_agency_timezone', { field: 'agency_timezone', value: zone, other: first.timezone });
        list.push({
          id: row.text(id),
          name: row.required(name, 'agency_name'),
          url: row.textOrNull(url),
          phone: row.textOrNull(phone),
          timezone: zone,
        });
      };
    },
    { isRequired: true },
  );
  return { ids, list };
}
