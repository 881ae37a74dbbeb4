import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Job } from './import-queries.ts';

/** 確かめる of a map's streets: how many of its ways are walked, and why the others are not. None of them is for a person to decide. */
export function StreetsCheck({ job: { rows, notes } }: { readonly job: Job }) {
  const text = useText();
  const format = useFormat();
  const { read = 0, accepted = 0, rejected = 0 } = rows ?? {};
  return (
    <section aria-labelledby="import-streets">
      <h2 id="import-streets">{text('import.streets', { n: format.number(read) })}</h2>
      <p>{text('import.streets.what', { accepted: format.number(accepted), rejected: format.number(rejected) })}</p>
      <ul className="bullets">
        {notes.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
