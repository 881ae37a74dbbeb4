import './segmented-control.css';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: T; readonly label: string; readonly icon?: ReactNode }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

/** One of a few, all in sight. */
export function SegmentedControl<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  return (
    <ToggleButtonGroup
      className="segmented-control"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        const choice = choices.find(({ id }) => id === key);
        if (choice && choice.id !== chosen) onChoose(choice.id);
      }}
    >
      {choices.map(({ id, label: words, icon }) => (
        <ToggleButton key={id} id={id} className="segmented-control-item">
          {icon}
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
