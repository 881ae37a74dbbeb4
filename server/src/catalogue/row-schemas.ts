import { INDICATOR_UNITS } from '@hazama/geo';
import { z } from 'zod';
import { accessOf, checkAccess } from './access-row.ts';
import { INDICATOR_MEASURES, KIND_MEASURES, POPULATION_COLUMNS } from './catalogue.ts';
import { unitOf, unitsOf } from './indicator-unit.ts';

const ICONS = [
  'net',
  'kyo',
  'salon',
  'ibasho',
  'food',
  'watch',
  'desk',
  'move',
  'bus',
  'med',
  'shelter',
  'shop',
] as const;

const text = z.string().trim();
const required = text.min(1, '空にできません。書いてください。');
const identifier = text.regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  '半角の小文字・数字とハイフンで書いてください(例: morning-market)。',
);
const oneOf = <const T extends readonly [string, ...string[]]>(choices: T) =>
  text.pipe(z.enum(choices, `${choices.join('・')} のどれかを書いてください。`));
const oneOfOrEmpty = <const T extends readonly [string, ...string[]]>(choices: T) =>
  text
    .transform((value) => value || undefined)
    .pipe(z.enum(choices, `空のままにするか、${choices.join('・')} のどれかを書いてください。`).optional());
const numberFrom = (least: number, what: string) =>
  text.transform((value, context) => {
    const number = Number(value);
    if (value !== '' && Number.isFinite(number) && number >= least) return number;
    context.addIssue(what);
    return z.NEVER;
  });
const wholeNumber = numberFrom(0, '0以上の整数を書いてください。').refine(
  Number.isInteger,
  '0以上の整数を書いてください。',
);
const numberOrEmpty = text.transform((value, context) => {
  if (value === '') return undefined;
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  context.addIssue('空のままにするか、0より大きい数を書いてください。');
  return z.NEVER;
});
const words = text.transform((value) => value.split(/\s+/u).filter(Boolean));
const numbers = words.transform((parts, context) => {
  const parsed = parts.map(Number);
  if (parsed.every(Number.isFinite)) return parsed;
  context.addIssue('数を空白で区切って書いてください(例: 1 2 4 8)。');
  return z.NEVER;
});
/** A spreadsheet writes TRUE and FALSE in capitals. */
const yesNo = text.toLowerCase().transform((value, context) => {
  if (value === 'true' || value === 'false') return value === 'true';
  context.addIssue('true か false を書いてください。');
  return z.NEVER;
});

const named = { name_ja: required, name_ja_easy: text, name_en: text, name_pt: text };

export const populationColumnRow = z.object({ id: oneOf(POPULATION_COLUMNS), ...named });

export const resourceGroupRow = z.object({
  id: identifier,
  icon: oneOf(ICONS),
  color: text.regex(/^#[0-9a-f]{6}$/, '#に続けて6けたの16進数(小文字)で書いてください(例: #006173)。'),
  position: wholeNumber,
  ...named,
});

export const resourceKindRow = z.object({
  id: identifier,
  group: identifier,
  aid: oneOf(['自助', '互助', '共助', '公助']),
  mode: oneOf(['place', 'body', 'service', 'count']),
  people: oneOf(POPULATION_COLUMNS),
  shelf_life_months: text.transform((value) => value || '12').pipe(wholeNumber),
  visibility: oneOf(['public', 'council', 'staff']),
  measures: words.pipe(z.array(oneOf(KIND_MEASURES))),
  plan_rows: numbers,
  position: wholeNumber,
  short_ja: text,
  aliases: text.transform((value) =>
    value
      .split('|')
      .map((alias) => alias.trim())
      .filter(Boolean),
  ),
  ...named,
});

export const indicatorGroupRow = z.object({ id: identifier, kinds: words, ...named });

export const indicatorRow = z
  .object({
    id: text.regex(
      /^[a-z0-9]+(\.([a-z0-9-]+|\{kind\}))*$/,
      '「coverage.{kind}」のように、ものさし・点・種類の順に書いてください。',
    ),
    measure: oneOf(INDICATOR_MEASURES),
    kinds: words.refine((tokens) => tokens.length > 0, '種類の id か、* を書いてください。'),
    threshold_meters: numberOrEmpty,
    distance: oneOfOrEmpty(['walk', 'straight', 'transit']),
    opening: oneOfOrEmpty(['any', 'weekly']),
    min_departures: numberOrEmpty,
    statistic: oneOfOrEmpty([
      'median',
      'mean',
      'p50',
      'p90',
      'max',
      'places',
      'seats',
      'hours',
      'people',
      'posts',
      'vacancies',
      'sessions',
      'session',
      'visit',
    ]),
    people: oneOfOrEmpty([...POPULATION_COLUMNS, 'kind']),
    unit: oneOf(INDICATOR_UNITS),
    higher_is_better: yesNo,
    palette: oneOf(['akari', 'mizu', 'sumi', 'shio']),
    breaks: numbers.refine(
      (edges) => edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge)),
      '小さい順に書いてください。',
    ),
    position: wholeNumber,
    definition_ja: required,
    definition_en: text,
    version: wholeNumber,
    // tables of before there were measures of access have no such column
    decay: text.optional(),
    // nor tables of before there was access by transit this one
    threshold_minutes: numberOrEmpty.optional(),
    ...named,
  })
  .superRefine((row, context) => {
    const isByTransit = row.distance === 'transit';
    if (isByTransit && row.measure !== 'access')
      context.addIssue({
        code: 'custom',
        path: ['distance'],
        message: 'transit(歩きとバス・電車)は access だけで使えます。walk か straight を書いてください。',
      });
    if (!isByTransit && (row.measure === 'coverage' || row.measure === 'access') && row.threshold_meters === undefined)
      context.addIssue({
        code: 'custom',
        path: ['threshold_meters'],
        message: '「届く」とみなす距離(m)を書いてください。',
      });
    if (['coverage', 'nearest', 'access'].includes(row.measure) && row.distance === undefined)
      context.addIssue({
        code: 'custom',
        path: ['distance'],
        message: 'walk か straight を書いてください(access は transit も)。',
      });
    if (
      ['coverage', 'nearest', 'per1000', 'traveltime', 'roundtrip', 'access'].includes(row.measure) &&
      row.people === undefined
    )
      context.addIssue({
        code: 'custom',
        path: ['people'],
        message: 'だれの割合かを書いてください(種類にまかせるときは kind)。',
      });
    const units = unitsOf(row);
    if (!units.includes(unitOf(row)))
      context.addIssue({
        code: 'custom',
        path: ['unit'],
        message: `このものさしの値は ${units.join('・')} です。どれかを書いてください。`,
      });
    if (row.measure === 'access')
      checkAccess(row, (path, message) => context.addIssue({ code: 'custom', path: [path], message }));
  })
  .transform((row) => ({ ...row, unit: unitOf(row), access: accessOf(row) }));

export type ResourceKindRow = z.infer<typeof resourceKindRow>;
export type IndicatorRow = z.infer<typeof indicatorRow>;
