import { X } from 'lucide-react';
import {
  isSameTrialChange,
  isSiteTrialChange,
  type SiteTrialChange,
  type TrialChange,
  type TripTrialChange,
} from '../edit/trial-draft.ts';
import { useTrialWords } from '../edit/use-trial-words.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { ViewLink } from '../view-link.tsx';
import { BeforeWords } from './before-words.tsx';
import { changeOfNamed } from './change-input.ts';
import type { Trial } from './trial-query.ts';
import type { OpenScenario } from './use-scenario.ts';

interface Props {
  readonly scenario: OpenScenario;
  readonly trial: Trial | null;
}

/** What is tried, each with what becomes of it that day, and a way to take it back. */
export function ChangeList({ scenario, trial }: Props) {
  const text = useText();
  const wordsOf = useTrialWords();
  const { changes } = scenario;
  /** The timetable's own words are fuller than those of the stop where the change was chosen. */
  const answerOf = (change: TrialChange) =>
    trial?.changes.find((each) => {
      const told = changeOfNamed(each.change);
      return told !== null && isSameTrialChange(told, change);
    }) ?? null;
  return (
    <section className="whatif-changes" aria-labelledby="whatif-changes">
      <h2 id="whatif-changes">{text('whatif.changes', { n: changes.length })}</h2>
      {changes.length === 0 ? (
        <p>
          {text('whatif.none')}{' '}
          <ViewLink to={{ screen: 'map', view: 'map', layers: ['routes', 'stops'] }}>{text('whatif.toMap')}</ViewLink>
        </p>
      ) : (
        <ol>
          {changes.map((change, at) => {
            const answer = answerOf(change);
            const isSite = isSiteTrialChange(change);
            const words = wordsOf(
              isSite ? withName(change, answer) : { ...change, ...namesOf(answer?.change.trip ?? null) },
            );
            const standing = answer?.standing ?? 'APPLIED';
            return (
              // the same may be tried twice
              <li key={`${keyOf(change)} ${at}`}>
                <div>
                  <p>{words}</p>
                  {isSite && <BeforeWords change={change} trial={trial} />}
                  {answer && !(isSite && standing === 'APPLIED') && (
                    <p className="whatif-standing" data-standing={standing}>
                      {standing === 'APPLIED'
                        ? text('whatif.runs', { removed: answer.removedRuns, added: answer.addedRuns })
                        : text(`whatif.standing.${standing}`)}
                    </p>
                  )}
                </div>
                <Button
                  variant="icon"
                  aria-label={text('whatif.takeBack', { words })}
                  onPress={() =>
                    scenario.change(text('whatif.takenBack', { words }), (all) =>
                      all.filter((_, other) => other !== at),
                    )
                  }
                >
                  <X size={18} aria-hidden />
                </Button>
              </li>
            );
          })}
        </ol>
      )}
      {scenario.withheld > 0 && <p className="whatif-note">{text('whatif.withheld', { n: scenario.withheld })}</p>}
    </section>
  );
}

const keyOf = (change: TrialChange): string =>
  isSiteTrialChange(change)
    ? `${change.kind} ${change.key ?? change.resource}`
    : `${change.kind} ${change.trip ?? change.line} ${change.startSeconds}`;

/** A place that was changed while the list looked at others has its name from the server. */
function withName(change: SiteTrialChange, answer: Trial['changes'][number] | null): SiteTrialChange {
  const told = change.name === null && answer ? changeOfNamed(answer.change) : null;
  return told && isSiteTrialChange(told) ? { ...change, name: told.name, resourceKind: told.resourceKind } : change;
}

function namesOf(trip: TripTrialChange | null): Partial<TripTrialChange> {
  if (!trip || trip.lineName === null) return {};
  const { lineName, headsign, stopName } = trip;
  return { lineName, headsign, stopName };
}
