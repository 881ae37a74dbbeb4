import './edit-form.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';

interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly isRequired: boolean;
  /** Takes both columns of its form. */
  readonly isWide?: boolean;
  /** What is wrong with it. */
  readonly fault: string | undefined;
  readonly isChanged: boolean;
  /** Below what is typed. */
  readonly hint?: ReactNode;
  readonly children: (attributes: FieldAttributes) => ReactNode;
}

/** One field of a form with its name, what is to be known of it, and what is wrong with it. */
export function EditField({ id, title, isRequired, isWide = false, fault, isChanged, hint, children }: Props) {
  const text = useText();
  const isFaulty = fault !== undefined;
  return (
    <div
      className="edit-field"
      data-wide={isWide || undefined}
      data-changed={isChanged || undefined}
      data-fault={isFaulty || undefined}
    >
      <label htmlFor={id}>
        {title}
        {isRequired && <small>{text('res.required')}</small>}
      </label>
      {children({
        id,
        'aria-invalid': isFaulty || undefined,
        'aria-describedby': isFaulty ? `${id}-fault` : undefined,
      })}
      {hint}
      {isFaulty && (
        <p id={`${id}-fault`} className="edit-fault">
          {fault}
        </p>
      )}
    </div>
  );
}
