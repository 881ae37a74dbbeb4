import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { useTown } from '../town/town.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { type Camera, changeView, useViewState } from '../view-state.ts';
import { boundsOf, cornersOf } from './model/box.ts';
import { outerRings } from './model/geometry.ts';
import { watchCovers } from './owner/covers.ts';
import type { Figure } from './owner/map-camera.ts';
import type { TownMap } from './owner/town-map.ts';
import type { AreaShapes } from './use-area-shapes.ts';

/** A sheet that rises or a panel that is widened sends a size for every frame. */
const SETTLE_MS = 120;

/**
 * Keeps map and URL at the same place. Without a camera in the URL the map shows the open area, else the whole town,
 * and goes on showing it when a card or panel changes its size, until a person moves the map.
 */
export function useCameraSync(townMap: TownMap | null, shapes: AreaShapes) {
  const { bounds: townBounds } = useTown();
  const openArea = useOpenArea();
  const { camera } = useViewState();
  /** What the map keeps in sight by itself. */
  const followed = useRef<'town' | 'area' | null>(null);
  const before = useRef<{ readonly townMap: TownMap; readonly areaId: string | null } | null>(null);
  const areaId = openArea?.id ?? null;

  const areaFigure = (): Figure | null => {
    const shape = openArea && shapes.get(openArea.id);
    const bounds = boundsOf(openArea?.bounds);
    return shape ? outerRings(shape) : bounds && [cornersOf(bounds)];
  };
  const townFigure = (): Figure | null =>
    shapes.size > 0 ? [...shapes.values()].flatMap(outerRings) : townBounds && [cornersOf(townBounds)];

  const follow = useEffectEvent((target: 'town' | 'area', isAnimated: boolean) => {
    const figure = target === 'area' ? areaFigure() : townFigure();
    if (!townMap || !figure) return;
    followed.current = target;
    townMap.camera.fit(figure, isAnimated);
    // the sentence and a shared link speak of what is in sight; the whole town needs no camera
    if (target === 'area') changeView({ camera: townMap.camera.heading }, 'replace');
  });

  const sync = useEffectEvent((wanted: Camera | null, openId: string | null) => {
    if (!townMap) return;
    const last = before.current?.townMap === townMap ? before.current : null;
    before.current = { townMap, areaId: openId };
    // a link, Back, or undo
    if (wanted && !townMap.camera.isHeadingTo(wanted)) {
      followed.current = null;
      townMap.camera.show(wanted, last !== null);
      return;
    }
    const hasChanged = last !== null && last.areaId !== openId;
    const figure = areaFigure();
    if (wanted !== null && hasChanged && openId === null && followed.current === 'area')
      changeView({ camera: null }, 'replace');
    else if (wanted === null && !figure) follow('town', last !== null);
    else if (figure && (hasChanged ? !townMap.camera.isReadable(figure) : wanted === null))
      follow('area', last !== null);
  });
  useEffect(() => {
    if (townMap) sync(camera, areaId);
  }, [townMap, camera, areaId]);

  // the outlines come a moment after the bounds, and fit better between the cards
  useEffect(() => {
    if (shapes.size > 0 && followed.current) follow(followed.current, true);
  }, [shapes]);

  useEffect(() => {
    if (!townMap) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchCovers(townMap.container, () => {
      clearTimeout(timer);
      timer = setTimeout(() => followed.current && follow(followed.current, true), SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [townMap]);

  const isFollowing = useCallback(() => followed.current !== null, []);

  return {
    /** Whether the map moves by itself to keep something in sight. */
    isFollowing,
    /** The map was moved by hand. */
    onMoved: (moved: Camera) => {
      followed.current = null;
      changeView({ camera: moved }, 'replace');
    },
    /** 市全体: the open area stays open. */
    showTown: () => {
      const figure = townFigure();
      if (!townMap || !figure) return;
      followed.current = 'town';
      townMap.camera.fit(figure, true);
      changeView({ camera: areaId === null ? null : townMap.camera.heading }, 'replace');
    },
  };
}
