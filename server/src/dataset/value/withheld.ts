import { WITHHELD_FIELDS, type WithheldField } from '../../account/index.ts';
import { splitList } from './list.ts';
import { nameKey } from './place-name.ts';

/** 公開の範囲 of single fields: who may read them, where not everybody may. */
export type FieldVisibility = Readonly<Partial<Record<WithheldField, 'COUNCIL' | 'STAFF'>>>;

/** As a table in Japanese calls them. */
const FIELD_WORDS: Readonly<Record<WithheldField, string>> = {
  address: '住所',
  location: '位置',
  phone: '電話',
  url: 'Webページ',
  organization: '運営',
  schedule: '日時',
};

/**
 * 「phone:staff、address:council」, also 「電話:職員」: which fields are withheld, and from whom.
 * @param findLevel what a word for an audience means
 * @returns with the parts that could not be read: nothing of such a row may go out as if it were public
 */
export function parseWithheld(
  text: string,
  findLevel: (word: string) => 'PUBLIC' | 'COUNCIL' | 'STAFF' | undefined,
): { readonly fields: FieldVisibility; readonly unread: readonly string[] } {
  const fields: Partial<Record<WithheldField, 'COUNCIL' | 'STAFF'>> = {};
  const unread: string[] = [];
  for (const part of splitList(text)) {
    const [name = '', word = ''] = part.split(/[:：=]/).map((piece) => piece.trim());
    const field = WITHHELD_FIELDS.find((known) =>
      [known, FIELD_WORDS[known]].some((one) => nameKey(one) === nameKey(name)),
    );
    const level = findLevel(word);
    if (!field || !level) unread.push(part);
    else if (level !== 'PUBLIC') fields[field] = level;
  }
  return { fields, unread };
}
