import { X } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { type NamedArea, OtherAreasContext } from './known-areas.ts';
import { type Draft, draftOf, RECORD_FIELDS } from './record-fields.ts';
import { RecordForm } from './record-form.tsx';
import { RecordHistory } from './record-history.tsx';
import { useRecordSort } from './record-sort.ts';
import { useFieldWords } from './use-field-words.ts';

interface ListedRecord {
  readonly id: string;
  readonly revision: number;
  readonly isHandMade: boolean;
  readonly source: string | null;
}

interface Props<Row> {
  /** All of the town; the one that the address names is shown. */
  readonly rows: readonly Row[];
  /** Its fields as they are written. */
  readonly valuesOf: (row: Row) => Readonly<Record<string, unknown>>;
  readonly areasOf: (row: Row) => readonly NamedArea[];
  readonly endField: 'endedOn' | 'to';
  readonly name: (draft: Draft) => string;
}

const close = () => changeView({ screen: 'records', record: null });

/** The record that is open, or a new one. Staff write; others read. */
export function OpenedRecord<Row extends ListedRecord>({ rows, valuesOf, areasOf, endField, name }: Props<Row>) {
  const text = useText();
  const mayEdit = useMayEdit();
  const tab = useRecordSort();
  const { record: id } = useViewState();
  const row = rows.find((each) => each.id === id) ?? null;
  const isNew = id === 'new' && mayEdit;
  if (!row && !isNew)
    return (
      <Notice tone="empty" title={text('rec.absent')} actions={<Button onPress={close}>{text('res.back')}</Button>}>
        {text('res.absent.todo')}
      </Notice>
    );
  const before = draftOf(tab, row ? valuesOf(row) : {});
  return (
    <OtherAreasContext value={row ? areasOf(row) : []}>
      <article className="opened-record" aria-labelledby="opened-record-title">
        <header>
          <h2 id="opened-record-title">{row ? name(before) : text(`rec.${tab}.new`)}</h2>
          <Button variant="icon" onPress={close} aria-label={text('action.close')}>
            <X size={20} aria-hidden />
          </Button>
        </header>
        {mayEdit ? (
          // a record that has changed is another one to begin from
          <RecordForm
            key={`${row?.id} ${row?.revision}`}
            tab={tab}
            record={row}
            before={before}
            endField={endField}
            name={name}
          />
        ) : (
          <Facts draft={before} />
        )}
        {row && mayEdit && <RecordHistory tab={tab} id={row.id} name={name(before)} source={row.source} />}
      </article>
    </OtherAreasContext>
  );
}

/** For who may look and not write: only what they may see has come. */
function Facts({ draft }: { readonly draft: Draft }) {
  const text = useText();
  const words = useFieldWords();
  const tab = useRecordSort();
  return (
    <dl className="fact-list">
      {RECORD_FIELDS[tab]
        .filter(({ name, type }) => type === 'areas' || type === 'area' || draft[name] !== '')
        .map((field) => (
          <div key={field.name}>
            <dt>{text(field.title)}</dt>
            <dd>{words(field, draft[field.name])}</dd>
          </div>
        ))}
    </dl>
  );
}
