import './area-panel.css';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useText } from '../i18n/use-text.tsx';
import { type Town, type TownArea, type TownIndicator, useTown } from '../town/town.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { changeView, useViewState, type ViewState } from '../view-state.ts';
import { AreaHeading } from './area-heading.tsx';
import type { AreaDetail } from './area-query.ts';
import { AreaRecords } from './area-records.tsx';
import { Overview } from './overview.tsx';
import { PopulationTab } from './population-tab.tsx';
import { ResourceList } from './resource-list.tsx';
import { TransitTab } from './transit-tab.tsx';
import { Treasures } from './treasures.tsx';
import { useAreaDetail } from './use-area-detail.ts';

const tabs = ['overview', 'resources', 'transit', 'population'] as const satisfies readonly ViewState['tab'][];

/** The open area, or the town as a whole. */
export function AreaPanel() {
  const text = useText();
  const { total } = useTown();
  const open = useOpenArea();
  const { area: wanted } = useViewState();
  if (wanted !== null && !open) {
    return (
      <div className="area-panel-notice">
        <Notice
          tone="empty"
          title={text('area.unknown', { n: wanted })}
          actions={<Button onPress={() => changeView({ area: null })}>{text('area.backToTown')}</Button>}
        />
      </div>
    );
  }
  const subject = open ?? total;
  return subject && <SubjectPanel subject={subject} />;
}

/** The heading stands at once, from what the town knows of its areas; the rest follows. */
function SubjectPanel({ subject }: { readonly subject: TownArea | NonNullable<Town['total']> }) {
  const text = useText();
  const { view } = useViewState();
  const state = useAreaDetail(subject.id);
  const { detail, error, isMissing, retry } = state;
  const value = detail?.values.find(({ indicator }) => indicator.id === state.main?.id);
  return (
    <article className="area-panel" aria-busy={detail === null || state.isRefreshing}>
      <AreaHeading area={subject} detail={detail} />
      {detail ? (
        <AreaParts key={detail.id} area={detail} main={state.main} indicators={state.indicators} />
      ) : error || isMissing ? (
        <Notice
          tone="error"
          title={text('err.area')}
          error={error}
          actions={
            <Button variant="filled" onPress={retry}>
              {text('action.retry')}
            </Button>
          }
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      ) : (
        <PartsSkeleton />
      )}
      <p className="visually-hidden" role="status">
        {/* the map says what it shows by itself */}
        {view !== 'map' && value?.sentence}
      </p>
    </article>
  );
}

interface PartsProps {
  readonly area: AreaDetail;
  readonly main: TownIndicator | null;
  readonly indicators: readonly TownIndicator[];
}

function AreaParts({ area, main, indicators }: PartsProps) {
  const text = useText();
  const { tab } = useViewState();
  return (
    <>
      <Treasures area={area} />
      <Tabs
        className="area-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = tabs.find((candidate) => candidate === key);
          if (chosen && chosen !== tab) changeView({ tab: chosen });
        }}
      >
        <TabList className="area-tab-list" aria-label={text('panel.tabs')}>
          {tabs.map((id) => (
            <Tab key={id} id={id} className="area-tab">
              {text(`tab.${id}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="overview" className="area-tab-panel">
          <Overview area={area} main={main} indicators={indicators} />
        </TabPanel>
        <TabPanel id="resources" className="area-tab-panel">
          <AreaRecords areaId={area.id} />
          <ResourceList areaId={area.id} presence={area.presence} />
        </TabPanel>
        <TabPanel id="transit" className="area-tab-panel">
          <TransitTab areaId={area.id} />
        </TabPanel>
        <TabPanel id="population" className="area-tab-panel">
          <PopulationTab areaId={area.id} />
        </TabPanel>
      </Tabs>
    </>
  );
}

/** As high as what will stand there. */
export function AreaPanelSkeleton() {
  return (
    <div className="area-panel" aria-hidden="true">
      <Skeleton lines={[0.4]} lineHeight={24} />
      <Skeleton lines={[0.55]} lineHeight={40} />
      <Skeleton lines={[0.9]} lineHeight={21} />
      <PartsSkeleton />
    </div>
  );
}

function PartsSkeleton() {
  return (
    <>
      <Skeleton lines={[1]} lineHeight={56} />
      <Skeleton lines={[0.7]} lineHeight={48} />
      <Skeleton lines={[0.95, 0.9, 0.6]} lineHeight={32} />
      <Skeleton lines={[1]} lineHeight={40} />
      <Skeleton lines={[0.9, 0.9, 0.9, 0.9]} lineHeight={64} />
    </>
  );
}
