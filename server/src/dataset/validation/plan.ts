import { Refusal } from '../issue.ts';
import { type PlanNodeRecord, publishPlan } from '../publication/plan.ts';
import { halfWidth } from '../value/half-width.ts';
import { nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import type { Validate, ValidationContext } from './context.ts';
import { refuseDuplicateIds } from './duplicates.ts';
import type { RowCheck } from './row-check.ts';

interface Draft {
  readonly check: RowCheck;
  readonly code: string;
  readonly parent: string | null;
  readonly level: string;
  readonly title: string;
}

interface StandingNode {
  readonly code: string;
  readonly position: number;
  readonly [column: string]: unknown;
}

/** 計画の体系: every entry below its parent, in the order of the file. */
export const validatePlan: Validate = async (checks, context) => {
  const own = ofOnePlan(checks, context.source);
  await refuseDuplicateIds(own, 'code', halfWidth);
  const drafts = own.flatMap((check) => readDraft(check) ?? []);
  // rows that are put in beside the others may stand below one of them
  const standing = context.isAddition ? await listStanding(context) : [];
  rejectCycles(drafts);
  reviewLoose(drafts, new Set(standing.map(({ code }) => code)));
  const next = standing.reduce((most, { position }) => Math.max(most, position + 1), 0);
  const idOf = (code: string) => recordId(context.town.code, 'plan', context.source, code);
  const records = drafts
    .filter(({ check }) => check.verdict === 'accepted')
    .map(
      ({ check, code, parent, level, title }, at): PlanNodeRecord => ({
        id: idOf(code),
        code,
        parentId: parent === null ? null : idOf(parent),
        level,
        title,
        owner: check.text('owner'),
        relatedPlan: check.text('related_plan'),
        position: next + at,
      }),
    );
  return (revision, transaction) => publishPlan(records, revision, { ...context, transaction });
};

/**
 * A table of several plans says in a column which is which: their codes say nothing in each other, so that one is taken at a
 * time, by the name of the source. The others are told and left.
 * @throws Refusal where none of them is called so
 */
function ofOnePlan(checks: readonly RowCheck[], source: string): readonly RowCheck[] {
  const plans = new Map(
    checks.flatMap((check) => {
      const plan = check.text('plan');
      return plan === null ? [] : [[nameKey(plan), plan] as const];
    }),
  );
  if (plans.size < 2) return checks;
  const wanted = nameKey(source);
  const [first = ''] = plans.values();
  if (!plans.has(wanted))
    throw new Refusal('plan-several', {
      field: 'plan',
      value: [...plans.values()].join('、'),
      message: `${plans.size}つの計画が入っています（${[...plans.values()].map((plan) => `「${plan}」`).join('')}）。「出どころの名前」をそのどれかにすると、その計画だけを取り込みます〔--source ${first}〕。`,
    });
  return checks.filter((check) => {
    if (nameKey(check.text('plan') ?? '') === wanted) return true;
    check.reject('other-plan', { field: 'plan' }, `「${plans.get(wanted)}」の項目ではないので取り込みません。`);
    return false;
  });
}

function readDraft(check: RowCheck): Draft | undefined {
  const code = halfWidth(check.requiredText('code', 'コード'));
  const title = check.requiredText('title', '名称');
  const parent = check.text('parent');
  const level = check.text('level') ?? '';
  if (check.verdict === 'rejected') return undefined;
  return { check, code, parent: parent === null ? null : halfWidth(parent), level, title };
}

function listStanding({ transaction, municipalityCode, datasetId }: ValidationContext): Promise<StandingNode[]> {
  return transaction.query<StandingNode>(
    'SELECT code, position FROM plan_node WHERE municipality_code = $1 AND dataset_id = $2 AND to_revision IS NULL',
    [municipalityCode, datasetId],
  );
}

/** An entry that stands below itself stands nowhere. */
function rejectCycles(drafts: readonly Draft[]): void {
  const byCode = new Map(drafts.map((draft) => [draft.code, draft]));
  for (const draft of drafts) {
    const way = [draft.code];
    for (let at = draft.parent; at !== null && way.length <= drafts.length; at = byCode.get(at)?.parent ?? null) {
      if (at === draft.code) {
        draft.check.reject(
          'plan-cycle',
          { field: 'parent' },
          `上をたどると自分に戻ります（${[...way, draft.code].join(' → ')}）。どこかの親を直してください。`,
        );
        break;
      }
      way.push(at);
    }
  }
}

/** An entry whose parent doesn't go in has no place: it waits, and so does what stands below it. */
function reviewLoose(drafts: readonly Draft[], standing: ReadonlySet<string>): void {
  const inFile = new Set(drafts.map(({ code }) => code));
  for (let found = true; found; ) {
    found = false;
    const placed = new Set([
      ...standing,
      ...drafts.filter(({ check }) => check.verdict === 'accepted').map(({ code }) => code),
    ]);
    for (const { check, parent } of drafts) {
      if (check.verdict !== 'accepted' || parent === null || placed.has(parent)) continue;
      found = true;
      check.review(
        'plan-parent-unknown',
        { field: 'parent' },
        inFile.has(parent)
          ? `上の項目「${parent}」の行がまだ入らないので、この行も入れられません。先にその行を直してください。`
          : `上の項目「${parent}」がこの計画にありません。コードを直すか、いちばん上の項目なら空にしてください。`,
        {
          suggestion: { label: 'いちばん上の項目として取り込む', accept: true, changes: { parent: '' }, sameAs: null },
          isFinal: true,
        },
      );
    }
  }
}
