import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';
import type { SmallMapPlace } from './owner/small-map.ts';

interface OpenedMap<Owner> {
  readonly container: RefObject<HTMLDivElement | null>;
  /** null until it is drawn. */
  readonly owner: Owner | null;
  /** This browser draws no maps: what stands beside has to say the same. */
  readonly isImpossible: boolean;
}

/** A small map of the open town in an element, from when that is there until it goes. */
export function useSmallMap<Owner extends { close(): void }>(draw: (place: SmallMapPlace) => Owner): OpenedMap<Owner> {
  const { municipality, revision, bounds } = useTown();
  const { as, isEmbedded } = useViewState();
  const container = useRef<HTMLDivElement>(null);
  const [owner, setOwner] = useState<Owner | null>(null);
  const [isImpossible, setIsImpossible] = useState(false);
  const open = useEffectEvent((element: HTMLElement, code: string) =>
    draw({ container: element, scope: { code, revision, as, isEmbedded }, bounds }),
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
      setIsImpossible(true);
      return undefined;
    }
  }, [municipality.code]);
  return { container, owner, isImpossible };
}
