import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Job } from './import-queries.ts';

/** What the file is, in plain words. */
export function FileFacts({ job }: { readonly job: Job }) {
  const text = useText();
  const format = useFormat();
  const { recognised, dataset, fileBytes } = job;
  const kilobytes = Math.max(1, Math.round(fileBytes / 1024));
  const size =
    kilobytes < 1024
      ? text('import.kilobytes', { n: format.number(kilobytes) })
      : text('import.megabytes', { n: format.number(kilobytes / 1024, 1) });
  if (!recognised) return <p className="import-facts">{size}</p>;
  const { kind, encoding, rows, sheets } = recognised;
  const named = sheets.filter(({ name }) => name !== '');
  const facts = [
    text(`import.kind.${kind as 'csv'}`),
    dataset && text(`import.dataset.${dataset}`),
    // how many ways a map of streets holds is known once it is checked
    rows > 0 && text('import.rows', { n: format.number(rows) }),
    encoding && text(`import.encoding.${encoding as 'utf-8'}`),
    named.length > 1 && text('import.sheets', { n: named.length, names: named.map(({ name }) => name).join('、') }),
    size,
  ];
  return <p className="import-facts">{facts.filter(Boolean).join(' ・ ')}</p>;
}
