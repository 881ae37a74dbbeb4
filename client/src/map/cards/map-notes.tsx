import './map-notes.css';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ViewLink } from '../../view-link.tsx';

/** So many are named; more are counted, and stand in the table. */
const MOST_NAMED = 3;

/** Areas that can't be drawn are said, and stay in table and text. */
export function ShapelessNote() {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  const shapeless = areas.filter(({ bounds }) => bounds === null);
  if (shapeless.length === 0) return null;
  const names = shapeless
    .slice(0, MOST_NAMED)
    .map((area) => areaName(area))
    .join('・');
  const more = shapeless.length > MOST_NAMED ? text('map.shapeless.more') : '';
  return (
    <p className="shapeless-note">
      {text('map.shapeless', { n: shapeless.length, names: names + more })}{' '}
      <ViewLink to={{ view: 'table' }}>{text('map.seeTable')}</ViewLink>
    </p>
  );
}

/** Part of the map didn't come. */
export function TilesNote({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div className="map-notice">
      <Notice
        tone="error"
        title={text('map.tilesFail')}
        actions={
          <>
            <Button variant="filled" onPress={onRetry}>
              {text('action.retry')}
            </Button>
            <ViewLink to={{ view: 'table' }}>{text('map.seeTable')}</ViewLink>
          </>
        }
      >
        {text('map.tilesFail.todo')}
      </Notice>
    </div>
  );
}

/** Lines or stop places were asked for, and the timetables didn't come. */
export function TransitNote({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div className="map-notice">
      <Notice
        tone="error"
        title={text('transit.townFail')}
        actions={
          <Button variant="filled" onPress={onRetry}>
            {text('action.retry')}
          </Button>
        }
      >
        {text('map.tilesFail.todo')}
      </Notice>
    </div>
  );
}

/** There is nothing to draw, or nothing to draw with. */
export function NoMapNote({ reason }: { readonly reason: 'noWebgl' | 'noShapes' }) {
  const text = useText();
  return (
    <div className="map-notice">
      <Notice
        tone="empty"
        title={text(`map.${reason}`)}
        actions={<ViewLink to={{ view: 'table' }}>{text('map.seeTable')}</ViewLink>}
      >
        {text(`map.${reason}.todo`)}
      </Notice>
    </div>
  );
}
