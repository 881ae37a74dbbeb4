import { stabilityOf } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import { badInput } from '../../wire/index.ts';
import { isByTransit } from '../compute/method.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import { shownTown } from '../shown/shown-town.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Indicator } from '../value/indicator.ts';
import { findTarget } from '../value/target.ts';
import { discloseVariants } from './disclose-variants.ts';
import { type FindingId, findingsOf } from './finding.ts';
import type { Sensitivity } from './sensitivity.ts';
import { variantValues } from './variant-values.ts';

export interface SensitivityQuestion {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly indicator: Indicator;
  readonly on: ReferenceDay;
  readonly audience: Audience;
  readonly area: Area;
  /** Null: the one that matters most. */
  readonly finding: FindingId | null;
}

/**
 * A conclusion about an area under every setting of what its number rests on.
 * @throws BAD_USER_INPUT where the indicator rests on nothing that could be set otherwise, or the conclusion can't be drawn there
 */
export async function askSensitivity({
  facts,
  engine,
  indicator,
  on,
  audience,
  area,
  finding,
}: SensitivityQuestion): Promise<Sensitivity> {
  const { rule: definition, higherIsBetter } = indicator;
  assertVariable(indicator);
  const variants = await variantValues(engine, definition, on);
  const told = await variantValues(shownTown(engine, audience), definition, on);
  const shown = discloseVariants({ facts, engine, definition, on, audience }, variants, told);
  const today = shown.rows.find(({ row }) => row === variants.base);
  if (!today) throw new Error('every row is shown');
  const target = findTarget(facts, definition.id, area.id, on.year) ?? null;
  const findings = findingsOf({
    engine,
    on,
    areaId: area.id,
    target: target?.value ?? null,
    higherIsBetter,
    today: today.shown,
  });
  const asked = finding === null ? findings[0] : findings.find(({ id }) => id === finding);
  if (!asked) throw nothingToConclude(indicator, finding);
  const others = shown.rows.filter((row) => row !== today);
  const stability = stabilityOf(
    asked.conclude(today.shown),
    others.map((row) => asked.conclude(row.shown)),
  );
  return {
    area,
    indicator,
    year: on.year,
    finding: asked.id,
    findings: findings.map(({ id }) => id),
    target,
    total: stability.total,
    holding: stability.holding,
    changing: stability.changing,
    undecided: stability.undecided,
    isWithheld: shown.isWithheld(area.id),
    stability,
    asked,
    assumptions: variants.assumptions,
    rows: [today, ...others],
  };
}

function assertVariable({ id, measure, rule }: Indicator): void {
  if (isByTransit(rule))
    throw badInput(
      `指標「${id}」は歩きとバス・電車の時間で計算するため、前提を変えてためすことができません。道のりで計算する access. の指標から選んでください。`,
    );
  if (measure !== 'coverage' && measure !== 'nearest' && measure !== 'access')
    throw badInput(
      `指標「${id}」には、変えてためせる前提がありません。id が coverage.・nearest.・access. で始まる指標から選んでください。`,
    );
}

function nothingToConclude({ id }: Indicator, finding: FindingId | null) {
  const reason = {
    TARGET: '目標がありません。目標を取り込むか、finding を書かないでください。',
    TOWN: '町全体との比べ方は、地区についてだけ答えられます。',
    MOST_PEOPLE: 'まだ届いていない人が多く暮らす地区は、届く人を数える指標で、市町村全体についてだけ答えられます。',
  };
  const advice = finding === null ? '目標を取り込むか、地区を選んでください。' : reason[finding];
  return badInput(`指標「${id}」について、ここでは比べる結論がありません。${advice}`);
}
