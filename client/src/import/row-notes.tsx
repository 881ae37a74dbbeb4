interface Note {
  readonly code: string;
  readonly level: string;
  readonly field: string | null;
  readonly value: string | null;
  readonly after: string | null;
  readonly message: string;
}

/** What was found in which cell of a row, in words. */
export function RowNotes({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="row-card-notes">
      {notes.map(({ code, level, field, value, after, message }, at) => (
        <li key={`${code} ${at}`} data-level={level}>
          {field && (
            <span className="row-card-cell">
              {field}
              {value && <>：「{value}」</>}
              {after && <> → 「{after}」</>}
            </span>
          )}
          {message}
        </li>
      ))}
    </ul>
  );
}
