import { Copy } from 'lucide-react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { ViewLink } from '../../view-link.tsx';
import { DUPLICATES } from '../../view-state.ts';
import { duplicateCountQuery } from './duplicate-queries.ts';

/** The way to the pairs that may be one, with their count; nothing where there is none. */
export function DuplicatesLink() {
  const text = useText();
  const format = useFormat();
  const { municipality } = useTown();
  const [{ data }] = useQuery({ query: duplicateCountQuery, variables: { code: municipality.code } });
  const count = data?.duplicates.totalCount ?? 0;
  if (count === 0) return null;
  return (
    <ViewLink className="button button-outlined" to={{ screen: 'resources', resource: DUPLICATES }}>
      <Copy size={18} aria-hidden />
      {text('res.duplicates.link', { n: format.number(count) })}
    </ViewLink>
  );
}
