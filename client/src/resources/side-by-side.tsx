import './side-by-side.css';
import { useId } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { type Draft, type DraftField, inputOf } from './draft.ts';
import { useValueWords } from './resource-history.tsx';

interface Side {
  readonly title: string;
  /** Where it comes from. */
  readonly about?: string | undefined;
  readonly draft: Draft;
}

interface Props {
  /** That differ. */
  readonly fields: readonly DraftField[];
  readonly left: Side;
  readonly right: Side;
  /** Fields of which the right side's value is to stand; of the others the left side's. */
  readonly fromRight: ReadonlySet<DraftField>;
  readonly onChoose: (fromRight: ReadonlySet<DraftField>) => void;
}

/** Two versions of a record, field by field, and which value is to stand. */
export function SideBySide({ fields, left, right, fromRight, onChoose }: Props) {
  const text = useText();
  const words = useValueWords();
  const id = useId();
  const said = ({ draft }: Side, field: DraftField) =>
    words(field, field === 'location' ? draft.location : inputOf(draft, [field])[field]);
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
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{text(`res.field.${field}`)}</th>
            {[left, right].map((side) => {
              const isRight = side === right;
              return (
                <td key={isRight ? 'right' : 'left'}>
                  <label>
                    <input
                      type="radio"
                      name={`${id}-${field}`}
                      checked={fromRight.has(field) === isRight}
                      onChange={() =>
                        onChoose(
                          new Set(isRight ? [...fromRight, field] : [...fromRight].filter((each) => each !== field)),
                        )
                      }
                    />
                    {said(side, field)}
                  </label>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
