import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from './button.tsx';

interface Props {
  readonly words: string;
  readonly label: string;
  readonly variant?: 'filled' | 'outlined';
}

/** Copies words, and says whether it could: the clipboard is there on this machine and over https alone. */
export function CopyButton({ words, label, variant = 'outlined' }: Props) {
  const text = useText();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <Button variant={variant} onPress={() => void copy()}>
        {outcome === 'copied' ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
        {outcome === 'copied' ? text('share.copied') : label}
      </Button>
      <span role="status" className="copy-outcome">
        {outcome === 'refused' && text('share.refused')}
      </span>
    </>
  );
}
