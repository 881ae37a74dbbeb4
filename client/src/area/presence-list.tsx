import './presence-list.css';
import { useId } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { KindIcon } from '../ui/kind-icon.tsx';
import type { AreaDetail, AreaPresence } from './area-query.ts';
import { ConfirmList } from './confirm-list.tsx';
import { PresenceMark } from './presence-mark.tsx';
import { TownConfirmList } from './town-confirm-list.tsx';

const states = ['PRESENT', 'ABSENT', 'UNCONFIRMED'] as const;

/** ある・ない・未確認: what is known of each kind. No record is a thing to confirm, never a zero. */
export function PresenceList({ area }: { readonly area: AreaDetail }) {
  const text = useText();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const headingId = useId();
  const byState = Object.groupBy(area.presence, ({ state }) => state);
  return (
    <section className="presence" id="presence" tabIndex={-1} aria-labelledby={headingId}>
      <h2 id={headingId}>{text('presence.title')}</h2>
      <ul className="presence-summary">
        {states.map((state) => (
          <li key={state}>
            <PresenceMark state={state} />
            {text(`presence.${state}`)}
            <b className="number">{format.number(byState[state]?.length ?? 0)}</b>
          </li>
        ))}
      </ul>
      {!mayEdit ? (
        <p className="presence-note">{text('presence.staffOnly')}</p>
      ) : area.kind === 'MUNICIPALITY' ? (
        <TownConfirmList />
      ) : (
        <ConfirmList area={area} />
      )}
      {states.map((state) => (
        <Kinds key={state} state={state} kinds={byState[state] ?? []} />
      ))}
    </section>
  );
}

function Kinds({ state, kinds }: { readonly state: AreaPresence['state']; readonly kinds: readonly AreaPresence[] }) {
  const text = useText();
  const format = useFormat();
  if (kinds.length === 0) return null;
  return (
    <details className="presence-kinds">
      <summary>{text('presence.kindsOf', { state: text(`presence.${state}`), n: kinds.length })}</summary>
      <ul>
        {kinds.map(({ kind, count, lastConfirmedOn }) => (
          <li key={kind.id}>
            <KindIcon icon={kind.icon} size={20} />
            <span>{kind.name}</span>
            <span className="presence-kinds-count number">
              {count > 0 && text('presence.count', { n: format.number(count) })}
              {lastConfirmedOn && <small>{text('presence.confirmedOn', { date: format.date(lastConfirmedOn) })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
