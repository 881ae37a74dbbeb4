import './beside-tabs.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { ViewLink } from '../view-link.tsx';
import { RECORD_TABS, useViewState } from '../view-state.ts';

/** 資源 and the lists beside it (協定, 担当, …): links above the one that is open. */
export function BesideTabs({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { screen, records } = useViewState();
  return (
    <div className="beside-tabs">
      <nav aria-label={text('rec.lists')}>
        <ViewLink
          to={{ screen: 'resources', resource: null, stale: null, kind: null, sort: null }}
          className="beside-tab"
          isCurrent={screen === 'resources'}
        >
          {text('nav.resources')}
        </ViewLink>
        {RECORD_TABS.map((tab) => (
          <ViewLink
            key={tab}
            to={{ screen: 'records', records: tab, record: null, show: null, kind: null, sort: null }}
            className="beside-tab"
            isCurrent={screen === 'records' && records === tab}
          >
            {text(`rec.${tab}`)}
          </ViewLink>
        ))}
      </nav>
      {children}
    </div>
  );
}
