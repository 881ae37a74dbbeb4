import { useEffect } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { SITING, useViewState } from '../view-state.ts';
import type { Town } from './town.ts';
import { useAreaName } from './use-area-name.ts';
import type { TownSummary } from './use-towns.ts';

/** 府中 | 伊賀市 | Hazama 狭間: what a row of browser tabs and a screen reader say of the page. */
export function useDocumentTitle(summary: TownSummary | null, town: Town | null): void {
  const { area, screen, records, scenario } = useViewState();
  const text = useText();
  const nameOf = useAreaName();
  const open = town?.areas.find(({ number }) => area !== null && number === area);
  const here =
    screen === 'import'
      ? text('nav.import')
      : screen === 'resources'
        ? text('nav.resources')
        : screen === 'records'
          ? text(`rec.${records}`)
          : screen === 'whatif'
            ? text(scenario === SITING ? 'siting.title' : 'whatif.title')
            : screen === 'analysis'
              ? text('analysis.title')
              : open && nameOf(open, 'sentence');
  const title = [here, summary && nameOf(summary, 'sentence'), 'Hazama 狭間'].filter(Boolean).join(' | ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
