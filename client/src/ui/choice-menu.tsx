import './choice-menu.css';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
}

interface Props<T extends string> {
  /** What is chosen here, said aloud. */
  readonly label: string;
  readonly icon?: ReactNode;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T | null;
  readonly onChoose: (id: T) => void;
  readonly framed?: boolean;
}

/** A button that shows the choice and opens the others. */
export function ChoiceMenu<T extends string>({ label, icon, choices, chosen, onChoose, framed = false }: Props<T>) {
  const current = choices.find(({ id }) => id === chosen);
  return (
    <MenuTrigger>
      <Button
        className="choice-menu-button"
        data-framed={framed || undefined}
        aria-label={`${label}: ${current?.label ?? ''}`}
      >
        {icon}
        <span>{current?.label ?? label}</span>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className="choice-menu-popover" offset={4}>
        <Menu
          className="choice-menu-list"
          aria-label={label}
          items={choices}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            const choice = choices.find(({ id }) => id === key);
            if (choice) onChoose(choice.id);
          }}
        >
          {({ id, label: words }) => (
            <MenuItem id={id} className="choice-menu-item" textValue={words}>
              {({ isSelected }) => (
                <>
                  <Check size={16} aria-hidden visibility={isSelected ? 'visible' : 'hidden'} />
                  {words}
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
