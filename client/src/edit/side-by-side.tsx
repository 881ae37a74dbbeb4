import './side-by-side.css';
import { useId } from 'react';
import { useText } from '../i18n/use-text.tsx';

/** One field that differs, with the words of both sides. */
export interface Difference<Field extends string> {
  readonly field: Field;
  readonly title: string;
  readonly left: string;
  readonly right: string;
}

interface Side {
  readonly title: string;
  /** Where it comes from. */
  readonly about?: string | undefined;
}

interface Props<Field extends string> {
  readonly differences: readonly Difference<Field>[];
  readonly left: Side;
  readonly right: Side;
  /** Fields of which the right side's value is to stand; of the others the left side's. */
  readonly fromRight: ReadonlySet<Field>;
  readonly onChoose: (fromRight: ReadonlySet<Field>) => void;
}

/** Two versions of a record, field by field, and which value is to stand. */
export function SideBySide<Field extends string>({ differences, left, right, fromRight, onChoose }: Props<Field>) {
  const text = useText();
  const id = useId();
  return (
    <table className="side-by-side">
      <thead>
        <tr>
          <th scope="col">{text('res.conflict.field')}</th>
          {[left, right].map(({ title, about }, at) => (
            <th key={at === 0 ? 'left' : 'right'} scope="col">
              {title}
              {about !== undefined && <small>{about}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.field}>
            <th scope="row">{difference.title}</th>
            {(['left', 'right'] as const).map((side) => (
              <td key={side}>
                <label>
                  <input
                    type="radio"
                    name={`${id}-${difference.field}`}
                    checked={fromRight.has(difference.field) === (side === 'right')}
                    onChange={() => {
                      const others = [...fromRight].filter((each) => each !== difference.field);
                      onChoose(new Set(side === 'right' ? [...others, difference.field] : others));
                    }}
                  />
                  {difference[side]}
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
