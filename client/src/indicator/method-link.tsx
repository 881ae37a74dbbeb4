import { Calculator } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';

const ExplanationDrawer = lazy(async () => ({
  default: (await import('./explanation-drawer.tsx')).ExplanationDrawer,
}));

interface Props {
  readonly areaId: string;
  readonly indicatorId: string;
}

/** 計算のしかた beside a number: opens how it comes about, down to its rows. */
export function MethodLink({ areaId, indicatorId }: Props) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="link" onPress={() => setIsOpen(true)}>
        <Calculator size={16} aria-hidden />
        {text('ind.method')}
      </Button>
      <Suspense>
        {isOpen && <ExplanationDrawer areaId={areaId} indicatorId={indicatorId} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  );
}
