import './area-records.css';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';

const areaRecordsQuery = graphql(`
  query AreaRecords($id: ID!) {
    area(id: $id) {
      id
      assignments {
        id
        role
        organization
        isTownWide
      }
      agreements {
        id
        organization
        renewBy
        standing
        isTownWide
      }
      actions {
        id
        title
        owner
        dueOn
        state
      }
    }
  }
`);

const NOTHING_ELSE = { record: null, show: null, kind: null, sort: null } as const;

/** 担当, 約束 and 協定 that hold for an area, its own and those of the whole town. Nothing where there are none. */
export function AreaRecords({ areaId }: { readonly areaId: string }) {
  const text = useText();
  const format = useFormat();
  const [{ data, error }] = useQuery({ query: areaRecordsQuery, variables: { id: areaId } });
  const area = data?.area?.id === areaId ? data.area : null;
  // the list of resources below says what happened, and offers to try again
  if (!area) return error ? null : <Skeleton lines={[0.8, 0.4]} lineHeight={32} />;
  const { assignments, agreements } = area;
  const actions = area.actions ?? [];
  if (assignments.length + agreements.length + actions.length === 0) return null;
  return (
    <div className="area-records">
      {assignments.length > 0 && (
        <section>
          <h2>{text('rec.assignments')}</h2>
          <ul>
            {assignments.map(({ id, role, organization, isTownWide }) => (
              <li key={id}>
                <b>{role}</b> {organization}
                {isTownWide && <small>{text('rec.townWide')}</small>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {actions.length > 0 && (
        <section>
          <h2>{text('action.title')}</h2>
          <ul>
            {actions.map(({ id, title, owner, dueOn, state }) => (
              <li key={id}>
                <b>{title}</b> {owner}
                {dueOn !== null && ` ${text('action.due', { day: format.date(dueOn) })}`}
                <small>{text(`action.state.${state}`)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {agreements.length > 0 && (
        <details>
          <summary>{text('area.agreements', { n: agreements.length })}</summary>
          <ul>
            {agreements.map(({ id, organization, renewBy, standing, isTownWide }) => (
              <li key={id}>
                {organization}
                {isTownWide && <small>{text('rec.townWide')}</small>}
                {renewBy !== null && standing === 'RENEW_SOON' && (
                  <small>{text('agr.renewOn', { date: format.date(renewBy) })}</small>
                )}
                {standing === 'RENEW_PASSED' && <small>{text('agr.passed')}</small>}
              </li>
            ))}
          </ul>
          <ViewLink to={{ screen: 'records', records: 'agreements', ...NOTHING_ELSE }}>
            {text('area.agreements.see')}
          </ViewLink>
        </details>
      )}
    </div>
  );
}
