import type { CombinedError } from 'urql';
import type { MessageId, MessageValues } from '../../i18n/use-text.tsx';
import { useText } from '../../i18n/use-text.tsx';
import type { SitingView } from '../../siting-view.ts';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { numberOfPoint } from './candidate-names.ts';

interface Props {
  readonly error: CombinedError;
  readonly siting: SitingView;
  readonly onRetry: () => void;
}

/** Why there is no answer, and which controls of this screen change that. What was asked stays. */
export function SitingFault({ error, siting, onRetry }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  const [problem] = error.graphQLErrors;
  const { reason, count, most, key, areas: held } = (problem?.extensions ?? {}) as Refusal;
  const point = key === undefined ? null : numberOfPoint(key);
  const values: MessageValues = {
    n: siting.count,
    count: count ?? 0,
    most: most ?? 0,
    share: (siting.method === 'LSCP' ? siting.share : siting.least) ?? '',
    name: point === null ? (key ?? '') : text('siting.point', { n: point }),
  };
  const named = areas.filter(({ id }) => held?.includes(id)).map((area) => areaName(area, 'sentence'));
  const known = reason === undefined ? null : wordsOf(reason, siting);
  if (!known)
    return (
      <Notice
        tone={error.networkError ? 'offline' : 'error'}
        title={problem?.message ?? text('siting.offline')}
        error={error}
        actions={<Button onPress={onRetry}>{text('action.retry')}</Button>}
      >
        {text('siting.kept')}
      </Notice>
    );
  return (
    <Notice tone="empty" title={text(known.title, values)}>
      {named.length > 0 && reason === 'AREA_OUT_OF_REACH' && (
        <p>{text('siting.fault.areas', { n: named.length, areas: named.join(text('siting.and')) })}</p>
      )}
      <ul>
        {known.todo.map((id) => (
          <li key={id}>{text(id, values)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** As the server says it (`SitingRefusal`). */
interface Refusal {
  readonly reason?: string;
  readonly count?: number;
  readonly most?: number;
  readonly key?: string;
  readonly areas?: readonly string[];
}

/** What happened, and the controls that were used and can be used otherwise. */
function wordsOf(reason: string, { method, least, perArea, capacity }: SitingView): Words | null {
  const limits: MessageId[] = [
    'siting.todo.more',
    ...(typeof least === 'number' ? (['siting.todo.least'] as const) : []),
    ...(capacity === null ? [] : (['siting.todo.capacity'] as const)),
    ...(perArea === null ? [] : (['siting.todo.perArea'] as const)),
  ];
  switch (reason) {
    case 'TOO_MANY_CANDIDATES':
      return { title: 'siting.fault.many', todo: ['siting.todo.grid', 'siting.todo.fewer', 'siting.todo.areas'] };
    case 'NO_CANDIDATES':
      return { title: 'siting.fault.noCandidates', todo: ['siting.todo.others'] };
    case 'CANDIDATE_OUTSIDE':
      return { title: 'siting.fault.outside', todo: ['siting.todo.removePoint'] };
    case 'SHARE_OUT_OF_REACH':
      return { title: 'siting.fault.share', todo: ['siting.todo.share', 'siting.todo.candidates'] };
    case 'AREA_OUT_OF_REACH':
      return {
        title: 'siting.fault.area',
        todo: ['siting.todo.least', 'siting.todo.highest', 'siting.todo.candidates'],
      };
    case 'TOO_FEW_PLACES':
      return method === 'P_CENTER'
        ? { title: 'siting.fault.fewWays', todo: ['siting.todo.more', 'siting.todo.candidates'] }
        : { title: 'siting.fault.few', todo: limits };
    case 'NOT_FOUND':
      return { title: 'siting.fault.notFound', todo: [...limits, 'siting.todo.fewer', 'siting.todo.areas'] };
    default:
      return null;
  }
}

interface Words {
  readonly title: MessageId;
  readonly todo: readonly MessageId[];
}
