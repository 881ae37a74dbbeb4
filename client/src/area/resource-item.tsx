import { Clock, History, MapPin } from 'lucide-react';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { ViewLink } from '../view-link.tsx';
import type { AreaResource } from './use-area-resources.ts';

/** Past this nobody can say that it still is. */
const VERY_STALE_MONTHS = 24;

/** Where a place was found by its address: how far that led. */
const VAGUE_PLACES = {
  BLOCK: 'res.place.block',
  TOWN: 'res.place.town',
  OAZA: 'res.place.oaza',
} satisfies Record<string, MessageId>;

/** One place or body: where, when, and since when that is known. */
export function ResourceItem({ resource }: { readonly resource: AreaResource }) {
  const text = useText();
  const format = useFormat();
  const {
    id,
    name,
    address,
    placeLevel,
    areaOnMap,
    schedule,
    organization,
    phone,
    url,
    confirmedOn,
    monthsSinceConfirmed,
    isStale,
  } = resource;
  const mayEdit = useMayEdit();
  const isVeryStale = isStale && (monthsSinceConfirmed ?? VERY_STALE_MONTHS) >= VERY_STALE_MONTHS;
  return (
    <li className="resource-item" data-very-stale={isVeryStale || undefined}>
      <p className="resource-item-name">{name}</p>
      {mayEdit && <ViewLink to={{ screen: 'resources', resource: id }}>{text('res.edit')}</ViewLink>}
      {schedule && (
        <p>
          <Clock size={14} aria-hidden />
          {schedule}
        </p>
      )}
      {(address ?? organization) && <p>{[address, organization].filter(Boolean).join(' ・ ')}</p>}
      {placeLevel && placeLevel !== 'GIVEN' && (
        <p>
          <MapPin size={14} aria-hidden />
          {text(VAGUE_PLACES[placeLevel])}
        </p>
      )}
      {areaOnMap && <p>{text('res.areaOnMap', { area: areaOnMap.name })}</p>}
      {phone && (
        <p>
          <a href={`tel:${phone}`}>{phone}</a>
        </p>
      )}
      {url && /^https?:\/\//.test(url) && (
        <p>
          <a href={url} rel="noreferrer" target="_blank">
            {text('res.site')}
          </a>
        </p>
      )}
      <p className="resource-item-confirmed" data-stale={isStale || undefined}>
        {isStale && <History size={14} aria-hidden />}
        {isStale
          ? monthsSinceConfirmed === null
            ? text('res.neverConfirmed')
            : text('res.stale', { m: monthsSinceConfirmed })
          : confirmedOn && text('presence.confirmedOn', { date: format.date(confirmedOn) })}
        {isVeryStale && <span> {text('res.needsConfirming')}</span>}
      </p>
    </li>
  );
}
