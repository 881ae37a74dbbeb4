import { useDeferredValue, useMemo } from 'react';
import { useQuery } from 'urql';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { ViewLink } from '../view-link.tsx';
import type { Draft } from './draft.ts';
import { duplicatesQuery } from './resource-queries.ts';

const REASONS: Readonly<Record<string, MessageId>> = {
  NEAR: 'res.same.near',
  KANA: 'res.same.kana',
  PHONE: 'res.same.phone',
};

/** もしかして: what may be the same place, before it stands there twice. */
export function DuplicateNotice({ draft, except }: { readonly draft: Draft; readonly except: string | null }) {
  const text = useText();
  const { municipality } = useTown();
  const { kind, name, nameKana, phone, location } = useDeferredValue(draft);
  const variables = useMemo(
    () => ({
      municipality: municipality.code,
      kind: kind || null,
      name: name.trim() || null,
      nameKana: nameKana.trim() || null,
      phone: phone.trim() || null,
      location: location && { longitude: location[0], latitude: location[1] },
      except,
    }),
    [municipality.code, kind, name, nameKana, phone, location, except],
  );
  const [{ data }] = useQuery({ query: duplicatesQuery, variables, pause: kind === '' && name.trim() === '' });
  const found = data?.resourceDuplicates ?? [];
  if (found.length === 0) return null;
  return (
    <div className="duplicate-notice" role="status">
      <p>
        <b>{text('res.same')}</b>
      </p>
      <ul>
        {found.map(({ resource, reasons, meters }) => (
          <li key={resource.id}>
            <ViewLink to={{ screen: 'resources', resource: resource.id }}>{resource.name}</ViewLink>{' '}
            {reasons
              .flatMap((reason) => REASONS[reason] ?? [])
              .map((key) => text(key, { m: meters ?? 0 }))
              .join('・')}
          </li>
        ))}
      </ul>
    </div>
  );
}
