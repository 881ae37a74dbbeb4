import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ViewLink } from '../view-link.tsx';
import { changeView, useViewState } from '../view-state.ts';

/** A screen of work, opened as somebody who may only look: what they can do instead. */
export function StaffOnly() {
  const text = useText();
  const { as } = useViewState();
  return (
    <div className="page-notice">
      <Notice
        tone="empty"
        title={text('staffOnly.title')}
        actions={
          <>
            {as !== null && (
              <Button variant="filled" onPress={() => changeView({ as: null })}>
                {text('audience.back')}
              </Button>
            )}
            <ViewLink to={{ view: 'map', area: null }}>{text('search.screen.map')}</ViewLink>
          </>
        }
      >
        <p>{text('staffOnly.todo')}</p>
      </Notice>
    </div>
  );
}
