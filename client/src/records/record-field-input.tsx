import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useKnownAreas } from './known-areas.ts';
import type { RecordField } from './record-fields.ts';

interface Props {
  readonly field: RecordField;
  readonly value: string | readonly string[];
  readonly fault: string | undefined;
  readonly isChanged: boolean;
  readonly onChange: (value: string | readonly string[]) => void;
}

/** One field with its name, what is to be known of it, and what is wrong with it. */
export function RecordFieldInput({ field, value, fault, isChanged, onChange }: Props) {
  const text = useText();
  const { name, title, type, isRequired = false, hint } = field;
  const id = `record-${name}`;
  const told = [fault !== undefined && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const attributes = {
    id,
    'aria-invalid': fault === undefined ? undefined : true,
    'aria-describedby': told || undefined,
    'aria-required': isRequired || undefined,
  } as const;
  return (
    <div className="edit-field" data-changed={isChanged || undefined} data-fault={fault !== undefined || undefined}>
      {type === 'areas' ? (
        <AreaChecks field={field} value={typeof value === 'string' ? [] : value} onChange={onChange} told={told} />
      ) : (
        <>
          <label htmlFor={id}>
            {text(title)}
            {isRequired && <small>{text('res.required')}</small>}
          </label>
          {type === 'kind' || type === 'area' ? (
            <select {...attributes} value={String(value)} onChange={({ target }) => onChange(target.value)}>
              <option value="">{text(type === 'kind' ? 'res.choose' : 'rec.townWide')}</option>
              <Choices type={type} />
            </select>
          ) : (
            <input
              {...attributes}
              type={type === 'day' ? 'date' : 'text'}
              value={String(value)}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </>
      )}
      {hint && (
        <p id={`${id}-hint`} className="edit-note">
          {text(hint)}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="edit-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

function Choices({ type }: { readonly type: 'kind' | 'area' }) {
  const areaName = useAreaName();
  const { kinds } = useTown();
  const areas = useKnownAreas();
  const choices = type === 'kind' ? kinds : areas.map((area) => ({ id: area.id, name: areaName(area, 'sentence') }));
  return choices.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}

interface ChecksProps {
  readonly field: RecordField;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly told: string;
}

/** Areas, any number of them: none is the whole town. */
function AreaChecks({ field, value, onChange, told }: ChecksProps) {
  const text = useText();
  const areaName = useAreaName();
  const areas = useKnownAreas();
  const chosen = areas.filter(({ id }) => value.includes(id)).map((area) => areaName(area, 'sentence'));
  return (
    <fieldset aria-describedby={told || undefined}>
      <legend>{text(field.title)}</legend>
      <details>
        <summary>{chosen.length === 0 ? text('rec.townWide') : chosen.join('、')}</summary>
        <div className="record-area-checks">
          {areas.map((area) => (
            <label key={area.id}>
              <input
                type="checkbox"
                checked={value.includes(area.id)}
                onChange={({ target }) =>
                  onChange((target.checked ? [...value, area.id] : value.filter((id) => id !== area.id)).toSorted())
                }
              />
              {areaName(area, 'sentence')}
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  );
}
