import { Field, Int, ObjectType } from 'type-graphql';
import type { Statements } from '../database/index.ts';
import { fold } from '../name/index.ts';
import { type BusLine, countBusLines, listAgencyNames, listBusLines } from './bus-line.repository.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'バスの通る道 of one source (国土数値情報 N07) and year: lines without stops and times. They are drawn and never counted.',
})
export class BusLineSource {
  @Field(() => String)
  source!: string;

  @Field(() => Int, { nullable: true, description: 'Of which year the lines are.' })
  year!: number | null;

  @Field(() => String, { nullable: true })
  license!: string | null;

  @Field(() => Int)
  lines!: number;

  @Field(() => Int, { description: 'Those that are not drawn: the timetable of the same operator shows them better.' })
  withTimetable!: number;
}

/** Where a municipality's lines come from, as it stands. */
export async function listBusLineSources(statements: Statements, code: string): Promise<BusLineSource[]> {
  const counted = await countBusLines(statements, code);
  const hasTimetable = timetableTest(await listAgencyNames(statements, code, null));
  const groups = Map.groupBy(counted, ({ source, license, year }) => JSON.stringify([source, license, year]));
  return [...groups.values()].map((operators) => {
    const [{ source, license, year }] = operators as [(typeof operators)[number]];
    const total = (chosen: typeof operators) => chosen.reduce((sum, { lines }) => sum + lines, 0);
    const withTimetable = total(operators.filter(({ operator }) => hasTimetable(operator)));
    return { source, license, year, lines: total(operators), withTimetable };
  });
}

/** The lines of operators of whom the municipality had no timetable at a revision. */
export async function listDrawnLines(statements: Statements, code: string, revision: number): Promise<BusLine[]> {
  const lines = await listBusLines(statements, code, revision);
  if (lines.length === 0) return lines;
  const hasTimetable = timetableTest(await listAgencyNames(statements, code, revision));
  return lines.filter(({ operator }) => !hasTimetable(operator));
}

function timetableTest(agencies: readonly string[]): (operator: string) => boolean {
  const known = new Set(agencies.map(operatorKey));
  return (operator) => known.has(operatorKey(operator));
}

/** 三重交通（株） and 三重交通株式会社 are one company. */
const operatorKey = (name: string): string =>
  fold(name.normalize('NFKC').replace(/株式会社|有限会社|合資会社|合同会社|\((株|有|資|同)\)/g, ''));
