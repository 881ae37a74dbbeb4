import { Refusal } from '../issue.ts';
import type { KnownKind } from '../town/kind-index.ts';
import type { ValidationContext } from './context.ts';
import type { RowCheck } from './row-check.ts';

/** @throws Refusal where neither a column nor an option says what the rows are */
export function refuseWithoutKind(checks: readonly RowCheck[], given: string | undefined): void {
  if (given || checks.some((check) => check.text('kind') !== null)) return;
  throw new Refusal('kind-missing', {
    field: 'kind',
    message: '資源の種類がわかりません。「種類」の列を加えるか、全部の行に使う種類を選んでください〔--kind salon〕。',
  });
}

/** The kind that a row names, or the one given for rows that name none; without one the row is rejected. */
export function resolveKind(check: RowCheck, context: ValidationContext): KnownKind | undefined {
  const word = check.text('kind') ?? context.options.resourceKind ?? check.requiredText('kind', '種類');
  if (!word) return undefined;
  const kind = context.town.kinds.find(word);
  if (!kind) rejectUnknownKind(check, word, context);
  if (kind?.mode !== 'COUNT') return kind;
  check.reject(
    'kind-is-counted',
    { field: 'kind' },
    `「${kind.name}」は数だけを記録し、名前や場所は持ちません。「数の記録」として取り込んでください〔hazama import counts〕。`,
  );
  return undefined;
}

/** Names the kinds that may have been meant. */
export function rejectUnknownKind(check: RowCheck, word: string, { town, log }: ValidationContext): void {
  const nearest = log.isFull('kind-unknown') ? [] : town.kinds.suggest(word);
  const todo =
    nearest.length > 0
      ? `近いもの: ${nearest.join('、')}。どれかに直してください。`
      : '種類の一覧にある名前に直してください。';
  check.reject('kind-unknown', { field: 'kind', value: word }, `資源の種類「${word}」がありません。${todo}`);
}
