import { Check } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';

const STEPS = ['choose', 'match', 'check', 'publish'] as const;
export type Step = (typeof STEPS)[number];

/** 1 選ぶ → 2 列を合わせる → 3 確かめる → 4 反映 */
export function ImportSteps({ current, isDone = false }: { readonly current: Step; readonly isDone?: boolean }) {
  const text = useText();
  const at = STEPS.indexOf(current);
  return (
    <ol className="import-steps" aria-label={text('import.steps')}>
      {STEPS.map((step, index) => {
        const isPast = index < at || isDone;
        return (
          <li key={step} aria-current={index === at && !isDone ? 'step' : undefined} data-past={isPast || undefined}>
            <span className="import-step-mark" aria-hidden>
              {isPast ? <Check size={16} /> : index + 1}
            </span>
            {text(`import.step.${step}`)}
            {isPast && <span className="visually-hidden">{text('import.step.past')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
