import { useId, useState } from 'react';
import { useClient } from 'urql';
import { NO_SITE_CHANGE, type SiteTrialChange } from '../edit/trial-draft.ts';
import { useTrialWords } from '../edit/use-trial-words.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { inputOf } from './change-input.ts';
import { CHANGE_SORTS, type ChangeSort, EMPTY_PLACE_DRAFT, faultOf, type PlaceDraft, toChange } from './place-draft.ts';
import { PlaceDraftFields } from './place-draft-fields.tsx';
import { tryableQuery } from './trial-query.ts';
import type { OpenScenario } from './use-scenario.ts';

interface Props {
  readonly scenario: OpenScenario;
  /** YYYY-MM-DD; null before it is known. */
  readonly day: string | null;
}

/** Places by forms: one that comes, moves or goes, other days and seats. What was typed stays until it is taken. */
export function AddPlaceChange({ scenario, day }: Props) {
  const text = useText();
  const client = useClient();
  const wordsOf = useTrialWords();
  const id = useId();
  const { municipality, kinds } = useTown();
  const placeable = kinds.filter(({ mode }) => mode !== 'COUNT');
  const first = placeable.find(({ id: kind }) => kind === 'salon') ?? placeable[0];
  const [draft, setDraft] = useState<PlaceDraft>({ ...EMPTY_PLACE_DRAFT, kind: first?.id ?? '' });
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const type = (patch: Partial<PlaceDraft>) => {
    setFault(null);
    setDraft((before) => ({ ...before, ...patch }));
  };
  const add = async () => {
    const missing = faultOf(draft);
    if (missing) return setFault(text(missing));
    const change: SiteTrialChange = { ...NO_SITE_CHANGE, ...toChange(draft, scenario.changes) };
    setIsBusy(true);
    const input = { municipality: municipality.code, changes: inputOf([...scenario.changes, change]), areas: [] };
    const { error } = await client.query(tryableQuery, { input }, { requestPolicy: 'network-only' }).toPromise();
    setIsBusy(false);
    if (error) return setFault(error.graphQLErrors[0]?.message ?? text('err.load'));
    scenario.change(text('whatif.tried', { words: wordsOf(change) }), (changes) => [...changes, change]);
    setDraft({ ...EMPTY_PLACE_DRAFT, sort: draft.sort, kind: draft.kind });
    return undefined;
  };
  return (
    <details className="whatif-add">
      <summary>{text('whatif.addPlace')}</summary>
      <label>
        {text('whatif.place.sort')}
        <select
          value={draft.sort}
          onChange={({ target }) => type({ sort: target.value as ChangeSort, resource: null })}
        >
          {CHANGE_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {text(`whatif.place.sort.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      {draft.sort !== 'departures' && (
        <label>
          {text('whatif.place.kind')}
          <select
            value={draft.kind}
            onChange={({ target }) => type({ kind: target.value, resource: null, location: null })}
          >
            {placeable.map((kind) => (
              <option key={kind.id} value={kind.id}>
                {kind.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <PlaceDraftFields draft={draft} day={day} onChange={type} faultId={fault === null ? undefined : id} />
      {fault !== null && (
        <p id={id} className="whatif-fault" role="alert">
          {fault}
        </p>
      )}
      <Button isDisabled={isBusy} onPress={() => void add()}>
        {text('whatif.place.try')}
      </Button>
    </details>
  );
}
