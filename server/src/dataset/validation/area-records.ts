import { publishCounts, publishPresence, publishTargets } from '../publication/records.ts';
import { parseDay, parseYear } from '../value/japanese-date.ts';
import { parseNumber } from '../value/number.ts';
import { recordId } from '../value/record-id.ts';
import type { Validate } from './context.ts';
import { reviewRepeated } from './duplicates.ts';
import { readArea, readKind } from './read-names.ts';
import type { RowCheck } from './row-check.ts';
import { findMeasure, findPresence } from './words.ts';

/** ある・ない per area and kind. */
export const validatePresence: Validate = async (checks, context) => {
  const entries = checks.flatMap((check) => {
    const area = readArea(check, context);
    const kind = readKind(check, context);
    const state = readState(check);
    const record = { since: check.day('since'), confirmedOn: check.day('confirmed_on'), source: check.text('source') };
    if (!area || !kind || !state) return [];
    const id = recordId(context.town.code, 'presence', context.source, area.id, kind.id);
    return [
      { check, key: id, record: { ...record, id, areaId: area.id, kindId: kind.id, present: state === 'present' } },
    ];
  });
  await reviewRepeated(entries, (line) => `同じ区域・同じ種類の行が${line}行目にもあります。どちらかにしてください。`);
  const records = entries.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  return (revision, transaction) => publishPresence(records, revision, { ...context, transaction });
};

/** Numbers per area, kind and day. */
export const validateCounts: Validate = async (checks, context) => {
  const entries = checks.flatMap((check) => {
    const area = readArea(check, context);
    const kind = readKind(check, context);
    const measure = readMeasure(check);
    const value = check.requiredCount('value', '数');
    const asOf = readAsOf(check);
    if (!area || !kind || !measure || !asOf || check.verdict === 'rejected') return [];
    const id = recordId(context.town.code, 'count', area.id, kind.id, measure, asOf);
    return [
      {
        check,
        key: id,
        record: { id, areaId: area.id, kindId: kind.id, measure, value, asOf, source: check.text('source') },
      },
    ];
  });
  await reviewRepeated(
    entries,
    (line) => `同じ区域・種類・数え方・日の行が${line}行目にもあります。どちらかにしてください。`,
  );
  const records = entries.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  return (revision, transaction) => publishCounts(records, revision, { ...context, transaction });
};

/** What the plan says an indicator is to be. A row without an area is for each of the town's areas. */
export const validateTargets: Validate = async (checks, context) => {
  const known = await context.transaction.query<{ id: string; unit: string }>('SELECT id, unit FROM indicator');
  const units = new Map(known.map(({ id, unit }) => [id, unit]));
  const entries = checks.flatMap((check) => {
    const indicatorId = check.requiredText('indicator', '指標');
    const unit = units.get(indicatorId);
    if (indicatorId && unit === undefined)
      check.reject(
        'indicator-unknown',
        { field: 'indicator' },
        `指標「${indicatorId}」がありません。「coverage.salon」のような指標の id を書いてください。`,
      );
    const area = check.text('area') === null ? undefined : readArea(check, context);
    const value = readTargetValue(check, unit);
    const year = parseYear(check.requiredText('year', '年'));
    if (check.text('year') !== null && year === undefined)
      check.reject(
        'value-unreadable',
        { field: 'year' },
        '年として読めません。「2029」か「令和11年」のように書いてください。',
      );
    if (check.verdict === 'rejected' || year === undefined) return [];
    const id = recordId(context.town.code, 'target', indicatorId, area?.id ?? '', year);
    const source = check.text('source') ?? '';
    return [{ check, key: id, record: { id, indicatorId, areaId: area?.id ?? '', value, year, source } }];
  });
  await reviewRepeated(
    entries,
    (line) => `同じ指標・区域・年の目標が${line}行目にもあります。どちらかにしてください。`,
  );
  const records = entries.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  return (revision, transaction) => publishTargets(records, revision, { ...context, transaction });
};

function readState(check: RowCheck): 'present' | 'absent' | undefined {
  const word = check.row.cells['state']?.value ?? '';
  const state = findPresence(word);
  if (!state)
    check.reject(
      word ? 'value-unreadable' : 'value-missing',
      { field: 'state' },
      '「present」（ある）か「absent」（ない）と書いてください。わからない区域の行は、なくてかまいません。',
    );
  return state;
}

function readMeasure(check: RowCheck) {
  const word = check.text('measure');
  const measure = word === null ? 'PEOPLE' : findMeasure(word);
  if (!measure)
    check.reject(
      'value-unreadable',
      { field: 'measure' },
      '「people」（人数）、「posts」（定数）、「vacancies」（欠員）、「sessions」（回数）のどれかにしてください。',
    );
  return measure;
}

/** A number of which nobody knows the day says nothing. */
function readAsOf(check: RowCheck): string | undefined {
  const text = check.requiredText('as_of', '基準日');
  const year = parseYear(text);
  const day = parseDay(text) ?? (year === undefined ? undefined : `${year}-04-01`);
  if (text && !day)
    check.reject(
      'value-unreadable',
      { field: 'as_of' },
      '日付として読めません。「2026-04-01」のように書いてください。',
    );
  return day;
}

/** Shares are kept as 0..1; plans write them in percent. */
function readTargetValue(check: RowCheck, unit: string | undefined): number {
  const text = check.requiredText('value', '目標値');
  const percent = /^(.*?)\s*[%％]$/.exec(text)?.[1];
  const value = parseNumber(percent ?? text);
  if (text && value === undefined)
    check.reject(
      'value-unreadable',
      { field: 'value' },
      '数として読めません。「0.95」か「95%」のように書いてください。',
    );
  if (value === undefined) return Number.NaN;
  const share = percent === undefined ? value : value / 100;
  if (unit === 'ratio' && share > 1)
    check.reject(
      'value-unreadable',
      { field: 'value' },
      '割合の目標は 0 から 1 の数か、「95%」のように書いてください。',
    );
  return unit === 'ratio' ? share : value;
}
