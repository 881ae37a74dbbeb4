import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { type Difference, SideBySide } from './side-by-side.tsx';

interface Props<Field extends string> {
  /** Left what was typed, right what stands on the server. */
  readonly differences: readonly Difference<Field>[];
  /** Fields that the writer has changed: of these the own value is proposed. */
  readonly changed: readonly Field[];
  /** Fields of which the own value is to stand. */
  readonly onChoose: (mine: ReadonlySet<Field>) => void;
}

/** Two wrote at once: both versions side by side, field by field. One's own is chosen where one has changed it. */
export function Conflict<Field extends string>({ differences, changed, onChoose }: Props<Field>) {
  const text = useText();
  const fields = differences.map(({ field }) => field);
  const [theirs, setTheirs] = useState<ReadonlySet<Field>>(
    () => new Set(fields.filter((field) => !changed.includes(field))),
  );
  return (
    <div className="conflict">
      <p>
        <b>{text('res.conflict')}</b>
      </p>
      <SideBySide
        differences={differences}
        left={{ title: text('res.conflict.mine') }}
        right={{ title: text('res.conflict.theirs') }}
        fromRight={theirs}
        onChoose={setTheirs}
      />
      <Button variant="filled" onPress={() => onChoose(new Set(fields.filter((field) => !theirs.has(field))))}>
        {text('res.conflict.take')}
      </Button>
    </div>
  );
}
