import { searchKey } from '../../name/index.ts';
import { mapInTurns } from '../in-turns.ts';
import { lineInFile } from '../line-number.ts';
import { publishResources, type ResourceRecord } from '../publication/resources.ts';
import type { KnownKind } from '../town/kind-index.ts';
import type { Town } from '../town/town.ts';
import { halfWidth } from '../value/half-width.ts';
import { splitList } from '../value/list.ts';
import { addressKey } from '../value/place-name.ts';
import { type Opening, parseSchedule } from '../value/schedule.ts';
import { type FieldVisibility, parseWithheld } from '../value/withheld.ts';
import type { Validate, ValidationContext } from './context.ts';
import { refuseDuplicateIds, reviewRepeated } from './duplicates.ts';
import { type Placement, placeRows } from './placement.ts';
import { refuseWithoutKind, resolveKind } from './resolve-kind.ts';
import { identifyResources, type ResourceDraft } from './resource-identity.ts';
import type { RowCheck } from './row-check.ts';
import { findStatus, findVisibility } from './words.ts';

export const validateResources: Validate = async (checks, context) => {
  refuseWithoutKind(checks, context.options.resourceKind);
  await refuseDuplicateIds(checks, 'id');
  const kinds = new Map(await mapInTurns(checks, (check) => [check, resolveKind(check, context)] as const));
  const places = await placeRows(checks, (check) => kinds.get(check)?.mode === 'PLACE', context, {
    usesAddress: true,
  });
  const drafts = await mapInTurns(checks, (check, at) => {
    const kind = kinds.get(check);
    return kind && check.verdict !== 'rejected' ? readResource(check, kind, places[at] ?? null, context) : undefined;
  });
  const entries = await identifyResources(
    drafts.filter((draft) => draft !== undefined),
    context,
  );
  await reviewRepeated(
    entries,
    (line) => `種類・名前・住所が${line}行目と同じです。別のものなら id か住所で区別してください。`,
  );
  const records = entries.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  await noteSharedAddresses(records, context);
  return (revision, transaction) => publishResources(records, revision, { ...context, transaction });
};

/** The values of a row; nothing where it has no name. */
export function readResource(
  check: RowCheck,
  kind: KnownKind,
  place: Placement | null,
  { town }: ValidationContext,
): ResourceDraft | undefined {
  const name = check.requiredText('name', '名称');
  if (!name) return undefined;
  const nameKana = check.text('name_kana');
  const address = check.text('address');
  const servesAreas = splitList(check.text('serves_area') ?? '');
  noteUnknownAreas(check, servesAreas, town);
  const schedule = check.text('schedule');
  const record = {
    externalId: check.text('id'),
    kindId: kind.id,
    name,
    nameKana,
    searchKey: searchKey(name, nameKana),
    address,
    lngLat: place?.lngLat ?? null,
    placeLevel: place?.level ?? null,
    servesAreas,
    status: readWord(check, 'status', findStatus, 'ACTIVE'),
    schedule,
    opening: schedule ? readOpening(check, schedule) : null,
    capacity: readCapacity(check),
    organization: check.text('organization'),
    phone: readPhone(check),
    url: readUrl(check),
    languages: splitList(check.text('languages') ?? ''),
    visibility: readWord(check, 'visibility', findVisibility, kind.visibility),
    withheld: readWithheld(check),
    confirmedOn: check.day('confirmed_on'),
    openedOn: check.day('opened_on'),
    closedOn: check.day('closed_on'),
    source: check.text('source'),
    hazards: splitList(check.text('hazards') ?? ''),
    line: lineInFile(check.row.line),
  };
  return { check, record };
}

function noteUnknownAreas(check: RowCheck, names: readonly string[], town: Town): void {
  for (const name of names)
    if (!town.areaIndex.find(name))
      check.note(
        'serves-area-unknown',
        { field: 'serves_area', value: name },
        `区域「${name}」が${town.name}にありません。名前か地区番号を確かめてください。区域を取り込めば、つながります。`,
      );
}

function readWord<Value extends string>(
  check: RowCheck,
  field: string,
  find: (word: string) => Value | undefined,
  otherwise: Value,
): Value {
  const word = check.text(field);
  if (word === null) return otherwise;
  const found = find(word);
  if (!found)
    check.note(
      'word-unknown',
      { field },
      `「${word}」の意味がわからないので「${otherwise.toLowerCase()}」としました。`,
    );
  return found ?? otherwise;
}

/** What can't be read could be what nobody is to see: a person looks at it before the row is in. */
function readWithheld(check: RowCheck): FieldVisibility {
  const { fields, unread } = parseWithheld(check.text('withheld') ?? '', findVisibility);
  if (unread.length > 0)
    check.review(
      'withheld-unread',
      { field: 'withheld', value: unread.join('、') },
      `「${unread.join('」「')}」は、どの項目をだれまでに見せるのか読み取れません。「電話:職員、住所:協議体」のように直してください。`,
      { isFinal: true },
    );
  return fields;
}

function readOpening(check: RowCheck, schedule: string): Opening | null {
  const { opening, unread } = parseSchedule(schedule);
  if (unread.length > 0)
    check.note(
      'schedule-unread',
      { field: 'schedule' },
      `「${unread.join('」「')}」は読み取れなかったので、書かれたまま残しました。「第2・第4水曜 10:00-12:00」のように書くと、月の回数と時間を数えられます。`,
    );
  return opening;
}

/** Facility lists write 0 for a number of seats that nobody knows. */
function readCapacity(check: RowCheck): number | null {
  const capacity = check.optionalCount('capacity');
  return capacity ? Math.round(capacity) : null;
}

/** The number of an institution, put where its telephone number belongs: none of Japan has more than 11 digits. */
const OTHER_NUMBER = /^\d{12,}$/;

/** Numbers of Japan begin with 0: nine digits without it have lost it in a spreadsheet. */
function readPhone(check: RowCheck): string | null {
  const given = check.text('phone');
  const text = given && halfWidth(given);
  if (text !== null && OTHER_NUMBER.test(text)) {
    check.note(
      'phone-unreadable',
      { field: 'phone' },
      '電話番号より長い番号（施設の番号など）なので、空のままにしました。「0595-22-9601」のように書いてください。',
    );
    return null;
  }
  if (text === null || !/^[1-9]\d{8,9}$/.test(text)) return text;
  const after = `0${text}`;
  check.repair('phone-leading-zero', 'phone', after, `先頭の 0 が落ちていたので「${after}」と読みました。`);
  return after;
}

/** Only web pages: whatever else a link could do, it won't. */
export function readUrl(check: RowCheck): string | null {
  const text = halfWidth(check.text('url') ?? '');
  if (!text) return null;
  const url = URL.parse(/^[\w-]+(\.[\w-]+)+(\/|$)/.test(text) ? `https://${text}` : text);
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  check.note(
    'url-unreadable',
    { field: 'url' },
    'Web ページの場所として読めないので、空のままにしました。「https://…」の形に直してください。',
  );
  return null;
}

/** School yard, building and gymnasium: three places for one address. Each is counted, and a person should know. */
async function noteSharedAddresses(
  records: readonly ResourceRecord[],
  { town, log }: ValidationContext,
): Promise<void> {
  const byPlace = new Map<string, ResourceRecord[]>();
  await mapInTurns(records, (record) => {
    if (!record.address) return;
    const key = `${record.kindId} ${addressKey(record.address, town.name)}`;
    const before = byPlace.get(key);
    if (before) before.push(record);
    else byPlace.set(key, [record]);
  });
  for (const [first, ...others] of byPlace.values())
    if (first && others.length > 0)
      log.add('address-shared', {
        line: first.line,
        field: 'address',
        value: first.address ?? '',
        message: `「${first.name}」と同じ種類・同じ住所のものがほかに${others.length}件あります（${others.map(({ name }) => name).join('、')}）。一つの建物なら、まとめると数が実際に合います。`,
      });
}
