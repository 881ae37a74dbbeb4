import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../i18n/use-text.tsx';
import type { TownArea } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSeen } from '../ui/use-seen.ts';
import { ConfirmList } from './confirm-list.tsx';
import { type AreaTasks, areaPresenceQuery, useTownTasks } from './use-town-tasks.ts';

/** Areas in sight at first: a list to work through, not a wall. */
const FIRST = 8;

/** 確認する for the whole town: what would help to be confirmed, area by area, by 地区番号. Asked for when it is come to. */
export function TownConfirmList() {
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  return <div ref={place}>{isSeen ? <Areas /> : <AreasSkeleton />}</div>;
}

function Areas() {
  const text = useText();
  const [isWhole, setIsWhole] = useState(false);
  const { areas, error, retry } = useTownTasks();
  if (error) {
    return (
      <Notice
        tone="error"
        error={error}
        title={text('err.load')}
        actions={<Button onPress={retry}>{text('action.retry')}</Button>}
      />
    );
  }
  if (!areas) return <AreasSkeleton />;
  const shown = isWhole ? areas : areas.slice(0, FIRST);
  if (shown.length === 0) return <p className="presence-note">{text('confirm.none')}</p>;
  return (
    <div className="town-confirm-list">
      <h3>{text('confirm.town')}</h3>
      {shown.map((tasks) => (
        <AreaDisclosure key={tasks.area.id} tasks={tasks} />
      ))}
      {areas.length > shown.length && (
        <Button variant="link" onPress={() => setIsWhole(true)}>
          {text('confirm.town.more', { n: areas.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

const AreasSkeleton = () => <Skeleton lines={[0.5, ...Array.from({ length: FIRST }, () => 0.9)]} lineHeight={44} />;

/** What an area waits for is asked when it is opened. */
function AreaDisclosure({ tasks: { area, stale, unrecorded } }: { readonly tasks: AreaTasks }) {
  const text = useText();
  const areaName = useAreaName();
  const [isOpened, setIsOpened] = useState(false);
  return (
    <details className="town-confirm-area" onToggle={(event) => event.currentTarget.open && setIsOpened(true)}>
      <summary>
        <strong>{areaName(area)}</strong>
        <span className="number">
          {[
            stale > 0 && text('confirm.town.stale', { n: stale }),
            unrecorded > 0 && text('confirm.town.unrecorded', { n: unrecorded }),
          ]
            .filter((words) => words !== false)
            .join(' ・ ')}
        </span>
      </summary>
      {isOpened && <AreaConfirmList area={area} />}
    </details>
  );
}

function AreaConfirmList({ area }: { readonly area: TownArea }) {
  const text = useText();
  const language = useApiLanguage();
  const [{ data, error }, ask] = useQuery({
    query: areaPresenceQuery,
    variables: { id: area.id, language },
  });
  if (data?.area) return <ConfirmList area={data.area} />;
  if (error || data) {
    return (
      <Notice
        tone="error"
        error={error ?? null}
        title={text('err.load')}
        actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
      />
    );
  }
  return <Skeleton lines={[0.5, 0.8, 0.7]} lineHeight={60} />;
}
