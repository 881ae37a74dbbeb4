import { useText } from '../i18n/use-text.tsx';
import { changeView, useViewState, type ViewState } from '../view-state.ts';

interface ShowProps {
  readonly choices: readonly { readonly show: ViewState['show']; readonly title: string }[];
}

/** 続いているもの, 終わったもの, … */
export function ShowFilter({ choices }: ShowProps) {
  const text = useText();
  const { show } = useViewState();
  return (
    <label>
      {text('rec.show')}
      <select
        value={show ?? ''}
        onChange={({ target }) =>
          changeView(
            { screen: 'records', show: choices.find((choice) => choice.show === target.value)?.show ?? null },
            'replace',
          )
        }
      >
        {choices.map((choice) => (
          <option key={choice.show ?? ''} value={choice.show ?? ''}>
            {choice.title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
}

export function TextFilter({ label, value, onChange }: TextProps) {
  return (
    <label>
      {label}
      <input type="search" value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}
