import { Printer } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';

/** 印刷: what is on screen, as it is tried now, saved or not. */
export function PrintButton() {
  const text = useText();
  return (
    <span className="whatif-print">
      <Button onPress={() => print()}>
        <Printer size={18} aria-hidden /> {text('action.print')}
      </Button>
    </span>
  );
}
