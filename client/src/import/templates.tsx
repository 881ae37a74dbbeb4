import { useText } from '../i18n/use-text.tsx';

/** What comes in as a table of the project's own; areas come as shapes and have none. */
const TEMPLATES = [
  'resources',
  'population',
  'membership',
  'presence',
  'counts',
  'targets',
  'plan',
  'events',
  'agreements',
  'assignments',
] as const;

/** What can be brought in, and an empty table for each. */
export function Templates() {
  const text = useText();
  return (
    <details className="import-fold">
      <summary>{text('import.templates')}</summary>
      <p>{text('import.templates.lead')}</p>
      <ul className="import-templates">
        {TEMPLATES.map((name) => (
          <li key={name}>
            <span>
              <b>{text(`import.dataset.${name}`)}</b>
              <small>{text(`import.dataset.${name}.about`)}</small>
            </span>
            <span className="import-template-links">
              <a href={`/templates/${name}.xlsx`} download>
                {text('import.template.xlsx')}
                <span className="visually-hidden"> {text(`import.dataset.${name}`)}</span>
              </a>
              <a href={`/templates/${name}.csv`} download>
                {text('import.template.csv')}
                <span className="visually-hidden"> {text(`import.dataset.${name}`)}</span>
              </a>
            </span>
          </li>
        ))}
      </ul>
      <p>{text('import.templates.others')}</p>
    </details>
  );
}
