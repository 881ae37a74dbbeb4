import { mapInTurns } from '../in-turns.ts';
import { BUS_LINE_KINDS, type BusLineKind, type BusLineRecord, publishLines } from '../publication/lines.ts';
import { nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import type { Validate, ValidationContext } from './context.ts';
import { readLines } from './line-shape.ts';
import { type IsNearTown, readOutline } from './outline.ts';
import type { RowCheck } from './row-check.ts';

type Draft = Omit<BusLineRecord, 'id'>;

const KIND_WORDS: Readonly<Record<string, BusLineKind>> = {
  民間バス: 'private',
  路線バス: 'private',
  公営バス: 'public',
  コミュニティバス: 'community',
  デマンドバス: 'demand',
  その他: 'other',
};

/** バスの通る道. Two ways of one line are two records: nothing else than what is said of them tells them apart. */
export const validateLines: Validate = async (checks, context) => {
  const isNear = await readOutline(context.transaction, context.town);
  const drafts = await mapInTurns(checks, (check) => readLine(check, context, isNear));
  const accepted = drafts.flatMap((draft, at) => (draft && checks[at]?.verdict === 'accepted' ? [draft] : []));
  const seen = new Map<string, number>();
  const records = accepted.map((draft): BusLineRecord => {
    const own = [draft.kind ?? '', nameKey(draft.operator), nameKey(draft.name ?? ''), draft.note ?? ''].join(' ');
    const nth = (seen.get(own) ?? 0) + 1;
    seen.set(own, nth);
    return { ...draft, id: recordId(context.town.code, 'line', context.source, own, String(nth)) };
  });
  return (revision, transaction) => publishLines(records, revision, { ...context, transaction });
};

function readLine(check: RowCheck, { town, options }: ValidationContext, isNear: IsNearTown): Draft | undefined {
  const operator = check.requiredText('operator', '事業者');
  if (!operator) return undefined;
  const lines = readLines(check, town.name, isNear);
  if (!lines || lines.length === 0) return undefined;
  return {
    operator,
    name: check.text('name'),
    kind: readKind(check),
    weekdayTrips: check.optionalCount('weekday_trips'),
    saturdayTrips: check.optionalCount('saturday_trips'),
    sundayTrips: check.optionalCount('sunday_trips'),
    year: readYear(check) ?? options.year ?? null,
    note: check.text('note'),
    lines,
  };
}

function readKind(check: RowCheck): BusLineKind | null {
  const word = check.text('kind');
  if (word === null) return null;
  const kind = BUS_LINE_KINDS.find((known) => known === word.toLowerCase()) ?? KIND_WORDS[nameKey(word)];
  if (!kind)
    check.note(
      'word-unknown',
      { field: 'kind' },
      `「${word}」というバスの種類はありません。空のままにしました。${BUS_LINE_KINDS.join('、')} のどれかで書いてください。`,
    );
  return kind ?? null;
}

function readYear(check: RowCheck): number | null {
  const year = check.optionalCount('year');
  return year !== null && Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : null;
}
