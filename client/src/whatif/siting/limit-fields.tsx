import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import {
  LEAST_SHARES,
  type LeastShare,
  MOST_CAPACITY,
  MOST_PER_AREA,
  parseCapacity,
  type SitingView,
} from '../../siting-view.ts';

interface Props {
  readonly siting: SitingView;
  readonly onAsk: (patch: Partial<SitingView>) => void;
}

/** What the places have to keep to besides their number: 定員, 各地区で少なくとも, 1つの地区に. */
export function LimitFields({ siting, onAsk }: Props) {
  const text = useText();
  const { least, perArea, capacity } = siting;
  return (
    <>
      <label>
        {text('siting.least')}
        <select value={String(least ?? '')} onChange={({ target }) => onAsk({ least: leastOf(target.value) })}>
          <option value="">{text('siting.least.any')}</option>
          <option value="highest">{text('siting.least.highest')}</option>
          {LEAST_SHARES.map((percent) => (
            <option key={percent} value={percent}>
              {text('siting.least.some', { share: percent })}
            </option>
          ))}
        </select>
      </label>
      <CapacityField key={capacity} capacity={capacity} onCapacity={(people) => onAsk({ capacity: people })} />
      <label>
        {text('siting.perArea')}
        <select
          value={perArea ?? ''}
          onChange={({ target }) =>
            onAsk({ perArea: MOST_PER_AREA.find((most) => String(most) === target.value) ?? null })
          }
        >
          <option value="">{text('siting.perArea.any')}</option>
          {MOST_PER_AREA.map((most) => (
            <option key={most} value={most}>
              {text('siting.perArea.most', { n: most })}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

const leastOf = (value: string): LeastShare | null =>
  value === 'highest' ? 'highest' : (LEAST_SHARES.find((percent) => String(percent) === value) ?? null);

/** Who types doesn't ask with each digit. */
const PATIENCE_MS = 700;

interface CapacityProps {
  readonly capacity: number | null;
  readonly onCapacity: (capacity: number | null) => void;
}

/** How many people one place can take. What is no such number is said, and what was asked before stands. */
function CapacityField({ capacity, onCapacity }: CapacityProps) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState(capacity === null ? '' : String(capacity));
  const people = parseCapacity(typed);
  const isWrong = typed.trim() !== '' && people === null;
  const take = (now: number | null) => {
    if (now !== capacity) onCapacity(now);
  };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setTyped(next);
    clearTimeout(timer.current);
    const now = parseCapacity(next);
    if (now !== null || next.trim() === '') timer.current = setTimeout(() => take(now), PATIENCE_MS);
  };
  return (
    <label>
      {text('siting.capacity')}
      <span className="siting-capacity">
        <input
          inputMode="numeric"
          value={typed}
          maxLength={6}
          placeholder={text('siting.capacity.any')}
          aria-invalid={isWrong}
          aria-describedby={id}
          onChange={({ target }) => type(target.value)}
        />
        {text('siting.capacity.unit')}
      </span>
      <span id={id} role="alert" className="whatif-fault">
        {isWrong && text('siting.capacity.wrong', { most: MOST_CAPACITY })}
      </span>
    </label>
  );
}
