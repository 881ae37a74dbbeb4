import { useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';

interface Props {
  /** As `achievementOf` tells them apart. */
  readonly before: string | null;
  readonly after: string | null;
  readonly target: number;
  readonly unit: string;
}

/** Whether the target is reached; a value above it whose interval spans it is not said to have reached it. */
export function TargetNote({ before, after, target, unit }: Props) {
  const text = useText();
  const { amount } = useValueText();
  const words = { target: amount(target, unit) };
  if (after === 'ACHIEVED')
    return <p>{text(before === 'ACHIEVED' ? 'whatif.target.still' : 'whatif.target.now', words)}</p>;
  return <p>{text(after === 'UNDETERMINED' ? 'whatif.target.unsure' : 'whatif.target.notYet', words)}</p>;
}
