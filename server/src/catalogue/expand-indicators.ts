import type { Indicator, IndicatorGroup, Names, PopulationColumn, ResourceKind } from './catalogue.ts';
import { CatalogueError, type CatalogueIssue } from './catalogue-error.ts';
import { capitalised, fillIn, namesOf } from './names.ts';
import type { TableRow } from './read-table.ts';
import type { IndicatorRow } from './row-schemas.ts';

/** What one indicator is about: a kind, or several counted together. */
interface Subject {
  readonly id: string;
  readonly kinds: readonly ResourceKind[];
  readonly words: Names;
  readonly isGroup: boolean;
}

interface Draft {
  readonly indicator: Omit<Indicator, 'position'>;
  readonly order: readonly [rule: number, subject: number];
}

const OPEN_SUBJECT = '{kind}';

/**
 * Turns the rules of indicators.csv into one indicator per kind or group. A rule with a plain id goes before a rule with
 * {kind}; among these the first that yields an id keeps it. A kind of a city's own file is met by `*` and `group:` at once.
 */
export function expandIndicators(
  rules: readonly TableRow<IndicatorRow>[],
  kinds: readonly ResourceKind[],
  groups: readonly IndicatorGroup[],
  peopleWords: Readonly<Record<PopulationColumn, Names>>,
): Indicator[] {
  const drafts = new Map<string, Draft>();
  const issues: CatalogueIssue[] = [];
  const plainFirst = rules.toSorted((a, b) => Number(isOpen(a)) - Number(isOpen(b)));
  for (const rule of plainFirst) {
    const { file, line, value: row } = rule;
    const fault = (field: string, value: string, message: string) => issues.push({ file, line, field, value, message });
    const { subjects, unknown } = findSubjects(row, kinds, groups);
    for (const token of unknown)
      fault('kinds', token, `この id の種類もまとまりもありません。${row.measure} を持つ種類の id にしてください。`);
    const about = isOpen(rule) ? subjects : joined(subjects);
    for (const subject of about) {
      const id = row.id.replaceAll(OPEN_SUBJECT, subject.id);
      if (drafts.has(id)) continue;
      const people = peopleOf(row, subject);
      if (people === 'mixed')
        fault('people', row.people ?? '', `${subject.id} の種類は対象の人がそろっていません。列の名を書いてください。`);
      else drafts.set(id, draft(id, row, subject, people, peopleWords));
    }
  }
  if (issues.length > 0) throw new CatalogueError(issues);
  return [...drafts.values()]
    .toSorted((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1])
    .map(({ indicator }, index) => ({ ...indicator, position: index + 1 }));
}

function isOpen(rule: TableRow<IndicatorRow>): boolean {
  return rule.value.id.includes(OPEN_SUBJECT);
}

/**
 * `*`, `group:<resource group>`, an indicator group or a kind, each kind only where it lists the measure. A rule of access takes a kind that it
 * names whether it lists it or not: a city that wrote its kinds before there were measures of access still starts.
 */
function findSubjects(row: IndicatorRow, kinds: readonly ResourceKind[], groups: readonly IndicatorGroup[]) {
  const { measure } = row;
  // departures belong to stops, not to a kind's list of measures
  const measured = kinds.filter((kind) => measure === 'departures' || kind.measures.includes(measure));
  const named = measure === 'access' ? kinds : measured;
  const subjects: Subject[] = [];
  const unknown: string[] = [];
  for (const token of row.kinds) {
    const group = groups.find(({ id }) => id === token);
    const found = [
      ...measured.filter((kind) => token === '*' || token === `group:${kind.groupId}`),
      ...named.filter((kind) => token === kind.id),
    ];
    const together = named.filter((kind) => group?.kindIds.includes(kind.id));
    if (group && together.length > 0)
      subjects.push({ id: group.id, kinds: together, words: group.words, isGroup: true });
    else if (found.length > 0 || token === '*' || token.startsWith('group:'))
      subjects.push(...found.map((kind) => ({ id: kind.id, kinds: [kind], words: kind.words, isGroup: false })));
    else unknown.push(token);
  }
  return { subjects, unknown };
}

/** A rule with a plain id is one indicator, about all it names. */
function joined(subjects: readonly Subject[]): Subject[] {
  const [first] = subjects;
  if (!first) return [];
  return [{ ...first, kinds: [...new Set(subjects.flatMap(({ kinds }) => kinds))] }];
}

function peopleOf(row: IndicatorRow, subject: Subject): PopulationColumn | 'mixed' | undefined {
  if (row.people !== 'kind') return row.people;
  const columns = new Set(subject.kinds.map((kind) => kind.people));
  return columns.size > 1 ? 'mixed' : columns.values().next().value;
}

function draft(
  id: string,
  row: IndicatorRow,
  subject: Subject,
  people: PopulationColumn | undefined,
  peopleWords: Readonly<Record<PopulationColumn, Names>>,
): Draft {
  const words = { kind: subject.words, ...(people && { people: peopleWords[people] }) };
  const prefix = `${row.access ? `${row.measure}.${row.access.method}` : row.measure}.${subject.id}.`;
  const definitionEn = row.definition_en || row.definition_ja;
  const indicator = {
    id,
    version: row.version,
    measure: row.measure,
    variant: id.startsWith(prefix) ? id.slice(prefix.length) : undefined,
    kindIds: subject.kinds.map((kind) => kind.id),
    people,
    unit: row.unit,
    higherIsBetter: row.higher_is_better,
    parameters: {
      subject: subject.words,
      ...(people && { peopleWords: peopleWords[people] }),
      ...(subject.isGroup && { group: subject.id }),
      ...(row.threshold_meters !== undefined && { thresholdMeters: row.threshold_meters }),
      ...(row.threshold_minutes !== undefined && { thresholdMinutes: row.threshold_minutes }),
      ...(row.distance && { distance: row.distance }),
      ...(row.opening && { opening: row.opening }),
      ...(row.min_departures !== undefined && { minDepartures: row.min_departures }),
      ...(row.statistic && { statistic: row.statistic }),
      ...row.access,
    },
    palette: row.palette,
    breaks: row.breaks,
    names: capitalised(fillIn(namesOf(row), words)),
    definitions: capitalised(
      fillIn({ ja: row.definition_ja, ja_easy: row.definition_ja, en: definitionEn, pt: definitionEn }, { ...words }),
    ),
  };
  return {
    indicator,
    order: [row.position, subject.isGroup ? 0 : Math.min(...subject.kinds.map((kind) => kind.position))],
  };
}
