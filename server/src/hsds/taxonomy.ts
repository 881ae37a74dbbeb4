import type { CatalogueKind } from '../resource/index.ts';
import { nameIn } from '../wire/index.ts';
import { hsdsId } from './hsds-id.ts';

export interface HsdsTaxonomy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: string;
}

export interface HsdsTaxonomyTerm {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly parent_id?: string;
  readonly taxonomy: string;
  readonly taxonomy_id: string;
  readonly taxonomy_detail: HsdsTaxonomy;
  readonly language: string;
}

export const TAXONOMY: HsdsTaxonomy = {
  id: hsdsId('taxonomy', 'resource-kinds'),
  name: '地域資源の種類',
  description: '地域福祉の計画に出てくる地域資源の種類（Hazama の目録）。上の段は集まり、下の段は種類',
  version: '1',
};

export const groupTermId = (group: string): string => hsdsId('taxonomy_term', 'group', group);
export const kindTermId = (kind: string): string => hsdsId('taxonomy_term', 'kind', kind);

/** The groups, each followed by its kinds. */
export function taxonomyTerms(kinds: readonly CatalogueKind[]): HsdsTaxonomyTerm[] {
  const groups = [...Map.groupBy(kinds, ({ group }) => group)];
  return groups.flatMap(([group, ofGroup]) => [
    term(
      groupTermId(group),
      group,
      nameIn(ofGroup[0]?.groupNames ?? {}, 'JA'),
      nameIn(ofGroup[0]?.groupNames ?? {}, 'EN'),
    ),
    ...ofGroup.map(kindTerm),
  ]);
}

export function kindTerm(kind: CatalogueKind): HsdsTaxonomyTerm {
  const description = `${nameIn(kind.names, 'EN')}（${kind.aid}）`;
  return {
    ...term(kindTermId(kind.id), kind.id, nameIn(kind.names, 'JA'), description),
    parent_id: groupTermId(kind.group),
  };
}

function term(id: string, code: string, name: string, description: string): HsdsTaxonomyTerm {
  return {
    id,
    code,
    name,
    description,
    taxonomy: TAXONOMY.name,
    taxonomy_id: TAXONOMY.id,
    taxonomy_detail: TAXONOMY,
    language: 'ja',
  };
}
