import type { DatasetName } from '../vocabulary.ts';
import { headerKey } from './header-key.ts';
import { SOURCES } from './index.ts';
import type { Source } from './source.ts';

/** A field that a column of a file may be mapped to. */
export interface MappableField {
  readonly field: string;
  /** Its usual name in Japanese. */
  readonly title: string;
  /** Every name that files give it, as `headerKey` compares them. */
  readonly names: ReadonlySet<string>;
}

/** NO is an id in the standard forms; elsewhere it counts the rows, and the next version counts anew. */
const RUNNING_NUMBER = 'no';

/** The general table of a dataset: what any file becomes once a person has said which column is which. */
export function generalSource(dataset: DatasetName): Source | undefined {
  return SOURCES.findLast((source) => source.dataset === dataset);
}

/** The fields of a dataset's general table, with the names that all its formats know for them. */
export function mappableFields(dataset: DatasetName): MappableField[] {
  const sources = SOURCES.filter((source) => source.dataset === dataset);
  return (generalSource(dataset)?.columns ?? []).map(({ field, names }) => {
    const own = names.split(' ');
    const everywhere = sources.flatMap(({ columns }) =>
      columns.filter((column) => column.field === field).flatMap((column) => column.names.split(' ')),
    );
    const title = own.find((name) => /\p{Script=Han}|\p{Script=Katakana}/u.test(name)) ?? own[0] ?? field;
    const known = [...own, ...everywhere].map(headerKey).filter((name) => name !== RUNNING_NUMBER);
    return { field, title, names: new Set(known) };
  });
}
