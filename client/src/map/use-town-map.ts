import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { onKeeping } from '../offline/service-worker-registration.ts';
import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';
import { TownMap, type TownMapEvents } from './owner/town-map.ts';

interface OpenedMap {
  /** null until its style stands. */
  readonly townMap: TownMap | null;
  /** This browser draws no maps: WebGL is missing or switched off. */
  readonly isImpossible: boolean;
}

const nothingYet: OpenedMap = { townMap: null, isImpossible: false };

/** Opens a map in the element, one for each town, and closes it with the screen. */
export function useTownMap(container: RefObject<HTMLElement | null>, events: TownMapEvents): OpenedMap {
  const { municipality, revision, bounds } = useTown();
  const text = useText();
  const { as, isEmbedded } = useViewState();
  const [opened, setOpened] = useState(nothingYet);

  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  const open = useEffectEvent((element: HTMLElement, code: string) =>
    TownMap.open({
      container: element,
      scope: { code, revision, as, isEmbedded },
      bounds,
      frameHints: isEmbedded
        ? { keys: text('map.frame.keys'), macKeys: text('map.frame.macKeys'), fingers: text('map.frame.fingers') }
        : null,
      events: {
        onOpenArea: (areaId) => latest.current.onOpenArea(areaId),
        onPickMarks: (marks) => latest.current.onPickMarks(marks),
        onPickStop: (stop) => latest.current.onPickStop(stop),
        onPickLine: (lineId) => latest.current.onPickLine(lineId),
        onMoved: (camera) => latest.current.onMoved(camera),
        onMenu: (place) => latest.current.onMenu(place),
        onPlace: (place) => latest.current.onPlace(place),
        onCounts: (inView) => latest.current.onCounts(inView),
        onTilesFailing: (areFailing) => latest.current.onTilesFailing(areFailing),
      },
    }),
  );

  useEffect(() => {
    const { current } = container;
    if (!current) return undefined;
    let isWanted = true;
    let mine: TownMap | null = null;
    open(current, municipality.code).then(
      (townMap) => {
        if (!isWanted) return townMap.close();
        mine = townMap;
        return setOpened({ townMap, isImpossible: false });
      },
      () => isWanted && setOpened({ townMap: null, isImpossible: true }),
    );
    return () => {
      isWanted = false;
      mine?.close();
      setOpened(nothingYet);
    };
  }, [container, municipality.code]);

  const { townMap } = opened;
  useEffect(
    () => townMap?.show({ code: municipality.code, revision, as, isEmbedded }),
    [townMap, municipality.code, revision, as, isEmbedded],
  );

  // tiles that came before anything was kept: asked again, mostly of the browser's own memory
  useEffect(() => (townMap && !isEmbedded ? onKeeping(() => townMap.retry()) : undefined), [townMap, isEmbedded]);

  return opened;
}
