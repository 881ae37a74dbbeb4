import { badInput, nameIn } from '../../wire/index.ts';
import { needsTimetable } from '../compute/measure-areas.ts';
import type { Indicator } from '../value/indicator.ts';
import type { CoverageFault } from './coverage-town.ts';

/** @throws BAD_USER_INPUT where an indicator does not count who is within reach, or needs a timetable for it */
export function assertCoverage({ id, measure, rule }: Indicator): void {
  if (measure !== 'coverage')
    throw badInput(
      `指標「${id}」は届く人の割合ではないので、置いた場合を計算できません。id が coverage. で始まる指標から選んでください。`,
    );
  if (needsTimetable(rule))
    throw badInput(
      `指標「${id}」は時刻表の便から計算するので、場所を置いた場合を計算できません。便が変わった場合は trips に書いてください。`,
    );
}

/** @throws BAD_USER_INPUT always, saying what has to be known first */
export function refuseCoverage({ id, rule }: Indicator, fault: CoverageFault): never {
  const kind = nameIn(rule.parameters.subject, 'JA');
  switch (fault) {
    case 'NO_PEOPLE':
      throw badInput(`指標「${id}」が数える人口がまだないため、わかりません。人口を先に取り込んでください。`);
    case 'NEVER_RECORDED':
      throw badInput(
        `${kind}の記録がまだないため、いま届いている人がわかりません。${kind}の一覧を先に取り込んでください(1か所もないときは --complete を付けます)。`,
      );
    case 'NO_PLACES':
      throw badInput(`${kind}の位置が1か所もわからないため、計算できません。住所か緯度・経度を先に入れてください。`);
  }
}
