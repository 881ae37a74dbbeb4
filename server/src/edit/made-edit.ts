/** A change by hand that is written. */
export interface MadeEdit {
  readonly municipalityCode: string;
  /** The revision that it raised the municipality to. */
  readonly revision: number;
  /** Kinds whose numbers it can change. */
  readonly kindIds: readonly string[];
  /** What it was about: a resource, or an area's presence. */
  readonly resourceId: string | null;
  readonly areaId: string | null;
}

const EDIT_ID = /^(\d{5})-edit-(\d{1,9})$/;

/** 「24216-edit-57」: the revision that an edit raised its municipality to names it. */
export function editId({ municipalityCode, revision }: Pick<MadeEdit, 'municipalityCode' | 'revision'>): string {
  return `${municipalityCode}-edit-${revision}`;
}

export function parseEditId(id: string): { readonly municipalityCode: string; readonly revision: number } | undefined {
  const [, municipalityCode, revision] = EDIT_ID.exec(id) ?? [];
  return municipalityCode === undefined ? undefined : { municipalityCode, revision: Number(revision) };
}
