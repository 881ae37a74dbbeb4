import './plan-screen.css';
import { ChevronRight, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Key, Tree, Button as TreeButton, TreeItem, TreeItemContent } from 'react-aria-components';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useViewState } from '../view-state.ts';
import { type Branch, branchesOf, namesIn } from './plan-branches.ts';
import { type PlanTarget, plansQuery, type TownPlan } from './plan-query.ts';

/** 計画: the trees of the town's plans, with who carries what, what other plans say, and the targets that hang on them. */
export function PlanScreen() {
  const text = useText();
  const { municipality } = useTown();
  const { language } = useViewState();
  const variables = useMemo(
    () => ({ municipality: municipality.code, language: language === 'ja' ? ('JA' as const) : ('EN' as const) }),
    [municipality.code, language],
  );
  const [{ data, error }, ask] = useQuery({ query: plansQuery, variables });
  return (
    <section className="plan-screen" aria-labelledby="plans-title">
      <h1 id="plans-title">{text('plan.title')}</h1>
      {data ? (
        data.plans.length === 0 ? (
          <Notice tone="empty" title={text('plan.none')}>
            {text('plan.none.todo')}
          </Notice>
        ) : (
          data.plans.map((plan) => <PlanTree key={plan.id} plan={plan} />)
        )
      ) : error ? (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
        >
          {text('err.load.todo')}
        </Notice>
      ) : (
        <Skeleton lines={[0.4, 1, 0.9, 0.9, 1, 0.9]} lineHeight={44} />
      )}
    </section>
  );
}

/** ↑ ↓ go through it, → opens and ← closes. */
function PlanTree({ plan }: { readonly plan: TownPlan }) {
  const text = useText();
  const format = useFormat();
  const branches = useMemo(() => branchesOf(plan.nodes), [plan.nodes]);
  const all = useMemo(() => new Set<Key>(plan.nodes.map(({ id }) => id)), [plan.nodes]);
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(all);
  const isWhole = expanded.size >= all.size;
  const print = () => {
    setExpanded(all);
    // what was closed has to stand there before the page is taken
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  return (
    <section className="plan" aria-label={plan.name}>
      <header>
        <h2>{plan.name}</h2>
        <p>
          {text('plan.count', { n: plan.nodes.length })}
          {plan.asOf && ` ・ ${format.date(plan.asOf)}`}
        </p>
        <div className="plan-actions">
          <Button variant="quiet" onPress={() => setExpanded(isWhole ? new Set() : all)}>
            {text(isWhole ? 'plan.close' : 'plan.open')}
          </Button>
          <Button onPress={print}>
            <Printer size={18} aria-hidden />
            {text('action.print')}
          </Button>
        </div>
      </header>
      <Tree
        aria-label={plan.name}
        className="plan-tree"
        selectionMode="none"
        expandedKeys={expanded}
        onExpandedChange={setExpanded}
      >
        {branches.map((branch) => (
          <PlanItem key={branch.node.id} branch={branch} />
        ))}
      </Tree>
    </section>
  );
}

function PlanItem({ branch }: { readonly branch: Branch }) {
  const text = useText();
  const { node, below } = branch;
  const related = namesIn(node.relatedPlan);
  return (
    <TreeItem id={node.id} textValue={`${node.code} ${node.title}`} className="plan-item">
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded }) => (
          <div
            className="plan-row"
            data-level={level}
            data-branch={hasChildItems || undefined}
            style={{ paddingInlineStart: (level - 1) * 28 }}
          >
            {hasChildItems ? (
              <TreeButton slot="chevron" className="plan-chevron" data-open={isExpanded || undefined}>
                <ChevronRight size={18} aria-hidden />
              </TreeButton>
            ) : (
              <span className="plan-chevron" />
            )}
            <span className="plan-words">
              <span className="plan-title">
                {node.level && <small>{node.level}</small>}
                <span className="plan-code">{node.code}</span>
                <b>{node.title}</b>
              </span>
              {related.length > 0 && (
                <span className="plan-related">{text('plan.related', { plans: related.join('、') })}</span>
              )}
              {node.targets.map((target) => (
                <TargetLine key={`${target.indicator.id} ${target.area?.id ?? ''} ${target.year}`} target={target} />
              ))}
            </span>
            <span className="plan-owners">
              {namesIn(node.owner).map((owner) => (
                <span key={owner}>{owner}</span>
              ))}
            </span>
          </div>
        )}
      </TreeItemContent>
      {below.map((each) => (
        <PlanItem key={each.node.id} branch={each} />
      ))}
    </TreeItem>
  );
}

/** 目標 2029年度: 集いの場に歩いて行ける 90% */
function TargetLine({ target }: { readonly target: PlanTarget }) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { amount } = useValueText();
  const { indicator, area, value, year } = target;
  return (
    <span className="plan-target">
      {text('plan.target', {
        year: format.fiscalYear(year),
        indicator: indicator.name,
        value: amount(value, indicator.unit),
      })}
      {area && ` ・ ${areaName(area, 'sentence')}`}
    </span>
  );
}
