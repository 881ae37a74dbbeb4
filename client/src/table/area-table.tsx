import './area-table.css';
import { useText } from '../i18n/use-text.tsx';
import { BorderNote } from '../indicator/border-note.tsx';
import { hasPattern } from '../town/base-indicators.ts';
import { useSession } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { ViewLink } from '../view-link.tsx';
import { useViewState } from '../view-state.ts';
import { AreaCards } from './area-cards.tsx';
import { AreaGrid } from './area-grid.tsx';
import { ExportMenu } from './export-menu.tsx';
import { GAP } from './sorting.ts';
import { useAreaTable } from './use-area-table.ts';

/** 表: one row per area, the town as a whole above them, by 地区番号 until another order is asked for. */
export function AreaTable() {
  const text = useText();
  const { areas } = useTown();
  const { isEmbedded } = useViewState();
  const session = useSession();
  const { table, sortedBy, values, main, shown } = useAreaTable();
  const isNarrow = useMediaQuery('(width < 768px)');

  if (areas.length === 0) {
    return (
      <div className="page-notice">
        <Notice tone="empty" title={text('empty.areas')}>
          <p>{text('empty.areas.todo')}</p>
        </Notice>
      </div>
    );
  }
  if (values.error) {
    return (
      <div className="page-notice">
        <Notice
          tone="error"
          error={values.error}
          title={text('err.load')}
          actions={
            <Button variant="filled" onPress={values.retry}>
              {text('action.retry')}
            </Button>
          }
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="area-table">
      <div className="area-table-head">
        <p className="area-table-note" role="status">
          {text(sortedBy === GAP ? 'cmp.notrank' : isNarrow ? 'table.noteCards' : 'table.note')}
        </p>
        {session?.audience === 'STAFF' && main && hasPattern(main) && (
          <ViewLink to={{ screen: 'analysis', indicator: main.id }}>{text('analysis.open')}</ViewLink>
        )}
        {!isEmbedded && <ExportMenu shown={shown} />}
      </div>
      <BorderNote />
      {values.isLoading ? (
        <Skeleton lines={areas.map(() => 1)} lineHeight={44} />
      ) : isNarrow ? (
        <AreaCards table={table} main={main} />
      ) : (
        <AreaGrid table={table} main={main} />
      )}
    </div>
  );
}
