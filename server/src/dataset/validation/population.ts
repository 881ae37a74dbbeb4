import { Refusal } from '../issue.ts';
import { type CountRecord, publishPopulation } from '../publication/population.ts';
import { parseYear } from '../value/japanese-date.ts';
import type { Validate, ValidationContext } from './context.ts';
import { reviewRepeated } from './duplicates.ts';
import { refuseNestedMeshes } from './nested-meshes.ts';
import { placeRows } from './placement.ts';
import { readCell } from './population-cell.ts';
import type { RowCheck } from './row-check.ts';

type Ages = Omit<CountRecord, 'year' | 'cell' | 'total'>;

export const validatePopulation: Validate = async (checks, context) => {
  const defaultYear = yearOfFile(checks, context);
  const cells = new Map(checks.map((check) => [check, readCell(check, context.town)]));
  await placeRows(checks, (check) => check.text('code') === null, context, {
    positionOf: (check) => cells.get(check)?.position,
  });
  const entries = checks.flatMap((check) => {
    const cell = cells.get(check)?.cell;
    const year = readYear(check, defaultYear);
    const total = check.requiredCount('total', '総人口');
    const ages = readAges(check);
    reviewSums(check, total, ages);
    if (!cell || year === undefined || check.verdict === 'rejected') return [];
    return [{ check, key: `${year} ${cell.id}`, record: { year, cell, total, ...ages } }];
  });
  await reviewRepeated(entries, (line) => `同じ場所・同じ年の人口が${line}行目にもあります。どちらかにしてください。`);
  const records = entries.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  await refuseNestedMeshes(records, context);
  return (revision, transaction) => publishPopulation(records, revision, { ...context, transaction });
};

/** @throws Refusal where neither a column, an option nor the file's name says which year it is */
function yearOfFile(checks: readonly RowCheck[], { options, fileName, log }: ValidationContext): number | undefined {
  if (options.year !== undefined) return options.year;
  if (checks.some((check) => check.text('year') !== null)) return undefined;
  const year = /(?<!\d)(19[5-9]\d|20\d\d)(?=(0[1-9]|1[0-2])?([0-3]\d)?(?!\d))/.exec(fileName)?.[1];
  if (!year)
    throw new Refusal('year-missing', {
      field: 'year',
      message: '何年の人口かわかりません。「year」（年）の列を加えるか、年を指定してください〔--year 2025〕。',
    });
  log.add('year-from-file-name', {
    value: fileName,
    after: year,
    message: `年の列がないので、ファイルの名前から${year}年の人口としました。違うときは年を指定してください〔--year〕。`,
  });
  return Number(year);
}

function readYear(check: RowCheck, defaultYear: number | undefined): number | undefined {
  const text = check.text('year');
  if (text === null && defaultYear !== undefined) return defaultYear;
  const year = parseYear(check.requiredText('year', '年'));
  if (text !== null && year === undefined)
    check.reject(
      'value-unreadable',
      { field: 'year' },
      `年として読めません。「2025」か「令和7年」のように書いてください。`,
    );
  return year;
}

function readAges(check: RowCheck): Ages {
  return {
    age0To14: check.strictCount('age_0_14'),
    age15To64: check.strictCount('age_15_64'),
    age65Over: check.strictCount('age_65_over'),
    age75Over: check.strictCount('age_75_over'),
    single65Over: check.strictCount('single_65_over'),
  };
}

/** A part is never more than the whole; less is normal, since some people's age is not known. */
function reviewSums(check: RowCheck, total: number, ages: Ages): void {
  const { age0To14, age15To64, age65Over, age75Over, single65Over } = ages;
  const sum = (age0To14 ?? 0) + (age15To64 ?? 0) + (age65Over ?? 0);
  const exceeds = [
    { part: '年齢別の合計', value: sum, whole: '総人口', of: total, field: 'total' },
    { part: '75歳以上', value: age75Over, whole: '65歳以上', of: age65Over ?? total, field: 'age_75_over' },
    {
      part: 'ひとり暮らしの65歳以上',
      value: single65Over,
      whole: '65歳以上',
      of: age65Over ?? total,
      field: 'single_65_over',
    },
  ].find(({ value, of }) => value !== null && value > of + 1e-6);
  if (exceeds)
    check.review(
      'ages-exceed-total',
      { field: exceeds.field },
      `${exceeds.part}（${exceeds.value}人）が${exceeds.whole}（${exceeds.of}人）より多くなっています。数を確かめてください。`,
    );
}
