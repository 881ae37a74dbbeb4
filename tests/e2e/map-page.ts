import type { Page } from 'playwright-core';

interface PageFeature {
  readonly id?: string;
  readonly layer: { readonly id: string };
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly coordinates: readonly unknown[] };
}

/** What these tests use of the map in the page: MapLibre's own object, which the client leaves at `window.hazamaMap`. */
interface PageMap {
  loaded(): boolean;
  areTilesLoaded(): boolean;
  isMoving(): boolean;
  getCenter(): { lng: number; lat: number };
  getZoom(): number;
  project(point: readonly number[]): { x: number; y: number };
  getFeatureState(feature: { source: string; sourceLayer: string; id: string }): Record<string, unknown>;
  queryRenderedFeatures(options: { layers: string[] }): PageFeature[];
  queryRenderedFeatures(box: number[][]): PageFeature[];
}

declare global {
  interface Window {
    hazamaMap?: PageMap;
  }
}

export const PHONE = { width: 390, height: 844 };

/** Until every tile in sight is there and nothing moves. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const map = window.hazamaMap;
      return map?.loaded() && map.areTilesLoaded() && !map.isMoving();
    },
    null,
    { timeout: 45_000 },
  );
}

/** Ids of the features that a layer draws in sight, each once. */
export const drawnIds = (page: Page, layer: string): Promise<string[]> =>
  page.evaluate(
    (id) => [...new Set(window.hazamaMap?.queryRenderedFeatures({ layers: [id] }).map((each) => String(each.id)))],
    layer,
  );

/** All positions of what a layer draws in sight, [longitude, latitude]. */
export const drawnPositions = (page: Page, layer: string): Promise<(readonly [number, number])[]> =>
  page.evaluate((id) => {
    const found = window.hazamaMap?.queryRenderedFeatures({ layers: [id] }) ?? [];
    const numbers = found.flatMap(({ geometry }) => geometry.coordinates.flat(Infinity)) as number[];
    return Array.from(
      { length: numbers.length / 2 },
      (_, at) => [numbers[2 * at] ?? Number.NaN, numbers[2 * at + 1] ?? Number.NaN] as const,
    );
  }, layer);

export const featureState = (page: Page, areaId: string): Promise<Record<string, unknown>> =>
  page.evaluate(
    (id) => ({ ...window.hazamaMap?.getFeatureState({ source: 'areas', sourceLayer: 'areas', id }) }),
    areaId,
  );

/** Where a place stands on the page, in CSS pixels. */
export const onPage = (page: Page, point: readonly number[]): Promise<{ x: number; y: number }> =>
  page.evaluate((at) => {
    const frame = document.querySelector('.map-canvas')?.getBoundingClientRect();
    const { x, y } = window.hazamaMap?.project(at) ?? { x: 0, y: 0 };
    return { x: x + (frame?.left ?? 0), y: y + (frame?.top ?? 0) };
  }, point);

export const camera = (page: Page): Promise<{ lng: number; lat: number; zoom: number }> =>
  page.evaluate(() => {
    const map = window.hazamaMap;
    const { lng, lat } = map?.getCenter() ?? { lng: 0, lat: 0 };
    return { lng, lat, zoom: map?.getZoom() ?? 0 };
  });

/** Until the map has stood in one place for half a second: cards that come later make it move once more. */
export async function still(page: Page): Promise<void> {
  for (let before = await camera(page); ; ) {
    await page.waitForTimeout(500);
    await drawn(page);
    const now = await camera(page);
    if (now.lng === before.lng && now.lat === before.lat && now.zoom === before.zoom) return;
    before = now;
  }
}

/** Colours of pixels of the page as [red, green, blue], read from a screenshot. */
export async function pixels(
  page: Page,
  points: readonly { x: number; y: number }[],
): Promise<readonly (readonly number[])[]> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([data, at]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      // points of the screen may be larger than CSS pixels
      const scale = image.width / window.innerWidth;
      return at.map(({ x, y }) =>
        [...(context?.getImageData(Math.floor(x * scale), Math.floor(y * scale), 1, 1).data ?? [])].slice(0, 3),
      );
    },
    [png, points] as const,
  );
}

/** A point of an area that only its own fill covers: no name, mark, line, card, or shadow of one. null: it has none. */
export const quietPoint = (
  page: Page,
  area: { readonly id: string; readonly bounds: readonly number[] | null },
): Promise<{ x: number; y: number } | null> =>
  page.evaluate(
    ([[west = 0, south = 0, east = 0, north = 0], wanted]) => {
      const map = window.hazamaMap;
      const canvas = document.querySelector('.map-canvas canvas');
      const frame = canvas?.getBoundingClientRect();
      if (!map || !frame) return null;
      // a press goes through it
      const callout = document.querySelector('.map-callout p')?.getBoundingClientRect() ?? new DOMRect();
      const isCalledOut = (x: number, y: number) =>
        x > callout.left - 24 && x < callout.right + 24 && y > callout.top - 24 && y < callout.bottom + 24;
      const isFree = (x: number, y: number) =>
        !isCalledOut(x + frame.left, y + frame.top) &&
        [-24, 0, 24].every((dx) =>
          [-24, 0, 24].every((dy) => document.elementFromPoint(x + frame.left + dx, y + frame.top + dy) === canvas),
        );
      const isQuiet = ({ layer, id }: { layer: { id: string }; id?: string }) =>
        layer.id === 'resource-tiles' ||
        (['area-fill', 'area-paper', 'area-no-data', 'area-suppressed'].includes(layer.id) && id === wanted);
      for (let step = 0; step < 144; step++) {
        const along = [(step % 12) / 12, Math.floor(step / 12) / 12] as const;
        const { x, y } = map.project([west + along[0] * (east - west), south + along[1] * (north - south)]);
        if (!isFree(x, y)) continue;
        const around = map.queryRenderedFeatures([
          [x - 8, y - 8],
          [x + 8, y + 8],
        ]);
        if (around.every(isQuiet) && around.some(({ layer }) => layer.id === 'area-fill'))
          return { x: x + frame.left, y: y + frame.top };
      }
      return null;
    },
    [area.bounds ?? [], area.id] as const,
  );

export const query = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
