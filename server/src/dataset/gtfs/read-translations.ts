import type { FeedSource } from './feed-source.ts';

/** How names of stops are read aloud: 「伊勢崎駅前」 → 「いせさきえきまえ」. */
export interface NameReadings {
  /** Japanese name → kana */
  readonly byName: ReadonlyMap<string, string>;
  /** stop_id → kana */
  readonly byStopId: ReadonlyMap<string, string>;
}

const KANA = 'ja-hrkt';

/**
 * translations.txt of both generations: `trans_id, lang, translation`, where the id is the Japanese name itself, and the one of
 * GTFS, where a row names a table, a field and a record or a value.
 */
export async function readTranslations(source: FeedSource): Promise<NameReadings> {
  const byName = new Map<string, string>();
  const byStopId = new Map<string, string>();
  await source.read('translations.txt', (column) => {
    const [oldId, oldLanguage] = [column('trans_id'), column('lang')];
    const [table, field, language] = [column('table_name'), column('field_name'), column('language')];
    const [recordId, fieldValue] = [column('record_id'), column('field_value')];
    const translation = column('translation');
    return (row) => {
      const kana = row.text(translation);
      if (!kana) return;
      if (table < 0) {
        if (row.text(oldLanguage).toLowerCase() === KANA) byName.set(row.text(oldId), kana);
        return;
      }
      if (row.text(table) !== 'stops' || row.text(field) !== 'stop_name') return;
      if (row.text(language).toLowerCase() !== KANA) return;
      if (row.isEmpty(recordId)) byName.set(row.text(fieldValue), kana);
      else byStopId.set(row.text(recordId), kana);
    };
  });
  return { byName, byStopId };
}
