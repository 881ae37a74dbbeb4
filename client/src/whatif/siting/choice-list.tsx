interface Props {
  readonly title: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly isOpen?: boolean;
  /** In the order of the choices. */
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Any of many, folded away until it is asked for. */
export function ChoiceList({ title, choices, chosen, isOpen, onChoose }: Props) {
  return (
    <details className="siting-choices" open={isOpen}>
      <summary>{title}</summary>
      <ul>
        {choices.map(({ id, label }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChoose(
                    choices.flatMap((choice) =>
                      (choice.id === id ? target.checked : chosen.includes(choice.id)) ? [choice.id] : [],
                    ),
                  )
                }
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
