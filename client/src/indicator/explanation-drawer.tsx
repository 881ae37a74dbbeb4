import './explanation-drawer.css';
import { ArrowLeft, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ExplainedValue } from './explained-value.tsx';
import { hasAssumptions, SensitivityPanel } from './sensitivity/sensitivity-panel.tsx';

interface Props {
  readonly areaId: string;
  readonly indicatorId: string;
  /** What is made of an indicator is in no list of the town's. */
  readonly name?: string;
  readonly onClose: () => void;
}

/** 計算のしかた of a value, and whether what is concluded from it holds under other assumptions. */
export function ExplanationDrawer({ areaId, indicatorId, name, onClose }: Props) {
  const text = useText();
  const { indicators } = useTown();
  const [isTrying, setIsTrying] = useState(false);
  const indicator = indicators.find(({ id }) => id === indicatorId);
  return (
    <Dialog title={text(isTrying ? 'sens.title' : 'ind.method')} side="right" onClose={onClose}>
      <p className="explanation-name">{indicator?.name ?? name}</p>
      {indicator && hasAssumptions(indicator) && (
        <div className="explanation-switch">
          {/* one button for both ways, so that the focus stays */}
          <Button variant={isTrying ? 'link' : 'outlined'} onPress={() => setIsTrying(!isTrying)}>
            {isTrying ? <ArrowLeft size={16} aria-hidden /> : <SlidersHorizontal size={18} aria-hidden />}
            {text(isTrying ? 'sens.back' : 'sens.title')}
          </Button>
        </div>
      )}
      {indicator && isTrying ? (
        <SensitivityPanel areaId={areaId} indicator={indicator} />
      ) : (
        <ExplainedValue areaId={areaId} indicatorId={indicatorId} onLeave={onClose} />
      )}
    </Dialog>
  );
}
