import './places-map.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';
import { PlacesMapOwner, type PreviewPlace } from './owner/places-map.ts';

interface Props {
  readonly label: string;
  readonly places: readonly PreviewPlace[];
  /** Id of the one that is looked at. */
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
}

/** Places on the town's areas, before they are anybody's. A list with the same places has to stand beside it. */
export function PlacesMap({ label, places, chosen, onChoose }: Props) {
  const { municipality, revision, bounds } = useTown();
  const { as } = useViewState();
  const container = useRef<HTMLDivElement>(null);
  const [owner, setOwner] = useState<PlacesMapOwner | null>(null);
  const [isImpossible, setIsImpossible] = useState(false);
  const choose = useEffectEvent(onChoose);
  const open = useEffectEvent(
    (element: HTMLElement, code: string) =>
      new PlacesMapOwner({
        container: element,
        scope: { code, revision, as },
        bounds,
        onChoose: (id) => choose(id),
      }),
  );

  useEffect(() => {
    const { current } = container;
    if (!current) return undefined;
    try {
      const opened = open(current, municipality.code);
      setOwner(opened);
      return () => {
        opened.close();
        setOwner(null);
      };
    } catch {
      // this browser draws no maps: the list says the same
      setIsImpossible(true);
      return undefined;
    }
  }, [municipality.code]);
  useEffect(() => void owner?.show(places), [owner, places]);
  useEffect(() => void owner?.choose(places.find(({ id }) => id === chosen) ?? null), [owner, places, chosen]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section would need a heading that nobody sees
    <div ref={container} className="places-map" role="region" aria-label={label} hidden={isImpossible} />
  );
}
