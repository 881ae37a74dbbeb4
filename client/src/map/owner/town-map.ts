import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Camera } from '../../view-state.ts';
import type { Bounds } from '../model/box.ts';
import type { MarkCluster } from '../model/mark-clusters.ts';
import type { LngLat } from '../model/neighbour.ts';
import { AreaPainter } from './area-painter.ts';
import { LinePainter } from './line-painter.ts';
import { MapCamera } from './map-camera.ts';
import { mapStyle } from './map-style.ts';
import { markImage } from './mark-images.ts';
import { MarkPainter } from './mark-painter.ts';
import { OpenAreaPainter } from './open-area-painter.ts';
import { pointShape, showOverlay } from './overlays.ts';
import { patterns } from './patterns.ts';
import { pillImage } from './pill-image.ts';
import { followPointer, type Pointed, type PointedStop } from './pointer.ts';
import { printAsShown } from './printed-map.ts';
import { TileSources } from './tile-sources.ts';
import { areaTiles, resourceTiles, type TileScope } from './tile-urls.ts';
import { TransitPainter } from './transit-painter.ts';
import { TravelPainter } from './travel-painter.ts';
import { WayPainter } from './way-painter.ts';

// without it a built page starts no worker, and stays blank
setWorkerUrl(workerUrl);
// half a megabyte of code: it starts while the town is still asked for
prewarm();

declare global {
  interface Window {
    /** For browser tests and for looking at the map from the console. */
    hazamaMap?: MapLibre;
  }
}

/** What a person did on the map, and what became of its tiles. */
export interface TownMapEvents {
  readonly onOpenArea: (areaId: string) => void;
  /** A mark, or several at one place, was pressed; null: something else was. */
  readonly onPickMarks: (marks: MarkCluster | null) => void;
  /** A stop place was pressed; null: something else was. */
  readonly onPickStop: (stop: PointedStop | null) => void;
  /** A line was pressed, where no stop and no mark is. */
  readonly onPickLine: (lineId: string) => void;
  readonly onMoved: (camera: Camera) => void;
  /** A right click, or a finger that stayed. */
  readonly onMenu: (place: LngLat) => void;
  /** A press, before it is anything else; true: it was taken. */
  readonly onPlace: (place: LngLat) => boolean;
  /** Places of each kind in the view. */
  readonly onCounts: (inView: ReadonlyMap<string, number>) => void;
  readonly onTilesFailing: (areFailing: boolean) => void;
}

/** What lies under the pointer, and where that is in CSS pixels from the map's corner; null: it left the map. */
export interface PointedMarks extends Omit<Pointed, 'cluster'> {
  readonly marks: MarkCluster | null;
  readonly at: readonly [x: number, y: number];
}

interface TownMapOptions {
  readonly container: HTMLElement;
  readonly scope: TileScope;
  /** null while no area of the town has a shape. */
  readonly bounds: Bounds | null;
  /** In another page's frame, where the wheel and one finger are that page's: how the map is moved. */
  readonly frameHints: FrameHints | null;
  readonly events: TownMapEvents;
}

interface FrameHints {
  readonly keys: string;
  readonly macKeys: string;
  readonly fingers: string;
}

const JAPAN: Bounds = [128, 30, 146, 45.6];

/** How far around the town one can look, in widths of the town. */
const MARGIN = 1.5;

/** The one owner of MapLibre: receives data, tells what a person did, and knows nothing of React, URL or GraphQL. */
export class TownMap {
  readonly areas: AreaPainter;
  readonly marks: MarkPainter;
  readonly openArea: OpenAreaPainter;
  readonly transit: TransitPainter;
  readonly travel: TravelPainter;
  readonly lines: LinePainter;
  readonly way: WayPainter;
  readonly camera: MapCamera;
  readonly #map: MapLibre;
  readonly #events: TownMapEvents;
  readonly #tiles: TileSources;
  #scope: TileScope;
  readonly #pointListeners = new Set<(pointed: PointedMarks | null) => void>();

  /** Stands once its style does; then everything can be set at once, in any order. */
  static async open(options: TownMapOptions): Promise<TownMap> {
    const { container, scope, bounds, frameHints } = options;
    const map = new MapLibre({
      container,
      style: mapStyle(scope, bounds),
      bounds: [...(bounds ?? JAPAN)] as [number, number, number, number],
      ...(bounds && { maxBounds: widened(bounds) }),
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      renderWorldCopies: false,
      ...(frameHints && {
        cooperativeGestures: true,
        locale: {
          'CooperativeGesturesHandler.WindowsHelpText': frameHints.keys,
          'CooperativeGesturesHandler.MacHelpText': frameHints.macKeys,
          'CooperativeGesturesHandler.MobileHelpText': frameHints.fingers,
        },
      }),
      // a name that is there at once is worth more than one that glides in
      fadeDuration: 0,
    });
    map.touchZoomRotate.disableRotation();
    // the list of areas over it takes the keys
    map.getCanvas().tabIndex = -1;
    window.hazamaMap = map;
    printAsShown(map);
    await map.once('style.load');
    return new TownMap(map, options);
  }

  private constructor(map: MapLibre, { scope, events }: TownMapOptions) {
    this.#map = map;
    this.#scope = scope;
    this.#events = events;
    this.areas = new AreaPainter(map);
    this.marks = new MarkPainter(map, events.onCounts);
    this.travel = new TravelPainter(map);
    this.lines = new LinePainter(map);
    this.way = new WayPainter(map);
    this.camera = new MapCamera(map, events.onMoved);
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    const { data, pixelRatio, stretch } = pillImage();
    map.addImage('pill', data, { pixelRatio, ...stretch });
    map.setMissingStyleImageResolver((name) => this.#drawImage(name));
    followPointer(map, {
      onMove: (pointed, at) => this.#point(pointed, at),
      onClick: (pointed, place) => this.#press(pointed, place),
      onMenu: (place) => events.onMenu(place),
    });
    this.#tiles = new TileSources(map, townTiles(scope), events.onTilesFailing);
    this.openArea = new OpenAreaPainter(map, this.#tiles, scope);
    this.transit = new TransitPainter(map, this.#tiles, scope);
  }

  /** The same town after a publish, an edit or a compute, or seen as somebody else. */
  show(scope: TileScope): void {
    const { code, revision, as } = this.#scope;
    if (scope.code === code && scope.revision === revision && scope.as === as) return;
    this.#scope = scope;
    for (const [sourceId, url] of townTiles(scope)) this.#tiles.load(sourceId, url);
    this.openArea.rescope(scope);
    this.transit.rescope(scope);
  }

  /** Marks where the person is and goes there. */
  showPosition(point: LngLat): void {
    showOverlay(this.#map, 'position', [pointShape(point)]);
    this.camera.approach(point);
  }

  /** Asks again for every tile: after the server was away. */
  retry(): void {
    this.#tiles.retry();
  }

  get container(): HTMLElement {
    return this.#map.getContainer();
  }

  /** Where a place is drawn, in CSS pixels from the map's corner. */
  project([longitude, latitude]: LngLat): readonly [x: number, y: number] {
    const { x, y } = this.#map.project([longitude, latitude]);
    return [x, y];
  }

  /** Calls `listener` on every frame that shows another part of the world; gives the way to stop. */
  onFrame(listener: () => void): () => void {
    const subscription = this.#map.on('move', listener);
    return () => subscription.unsubscribe();
  }

  /** Calls `listener` when the pointer moves over the map or leaves it; gives the way to stop. */
  onPoint(listener: (pointed: PointedMarks | null) => void): () => void {
    this.#pointListeners.add(listener);
    return () => this.#pointListeners.delete(listener);
  }

  /** Resolves when nothing is left to load or to draw. */
  async settled(): Promise<void> {
    const idle = this.#map.once('idle');
    this.#map.triggerRepaint();
    await idle;
  }

  /** The map as it stands, without its cards, with `scale` pixels to a CSS pixel. */
  async draw(scale: number): Promise<HTMLCanvasElement> {
    const before = this.#map.getPixelRatio();
    this.#map.setPixelRatio(scale);
    try {
      await this.settled();
      const { width, height } = this.#map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = width;
      copy.height = height;
      // what WebGL drew is there until the frame ends
      const frame = new Promise<void>((resolve) => {
        this.#map.once('render', () => {
          copy.getContext('2d')?.drawImage(this.#map.getCanvas(), 0, 0);
          resolve();
        });
      });
      this.#map.triggerRepaint();
      await frame;
      return copy;
    } finally {
      this.#map.setPixelRatio(before);
    }
  }

  close(): void {
    if (window.hazamaMap === this.#map) delete window.hazamaMap;
    this.#map.remove();
  }

  async #drawImage(name: string): Promise<void> {
    const image = await markImage(name).catch(() => null);
    if (image && !this.#map.hasImage(name)) this.#map.addImage(name, image.data, { pixelRatio: image.pixelRatio });
  }

  #point(pointed: Pointed | null, at: readonly [x: number, y: number]): void {
    const found = pointed && {
      areaId: pointed.areaId,
      marks: pointed.cluster === null ? null : this.marks.clusterAt(pointed.cluster),
      stop: pointed.stop,
      lineId: pointed.lineId,
      at,
    };
    for (const listener of this.#pointListeners) listener(found);
  }

  #press({ cluster, stop, lineId, areaId }: Pointed, place: LngLat): void {
    // while a way is measured a press is its next point, whatever lies there
    if (this.#events.onPlace(place)) return;
    const found = cluster === null ? null : this.marks.clusterAt(cluster);
    const canComeApart = found !== null && found.marks.length > 1 && this.camera.canApproach;
    this.#events.onPickMarks(canComeApart ? null : found);
    const pickedStop = found ? null : stop;
    this.#events.onPickStop(pickedStop);
    if (canComeApart) this.camera.approach(found.point);
    else if (found || pickedStop) return;
    else if (lineId !== null) this.#events.onPickLine(lineId);
    else if (areaId !== null) this.#events.onOpenArea(areaId);
  }
}

const townTiles = (scope: TileScope): ReadonlyMap<string, string> =>
  new Map([
    ['areas', areaTiles(scope)],
    ['resources', resourceTiles(scope)],
  ]);

function widened([west, south, east, north]: Bounds): [number, number, number, number] {
  const wide = (east - west) * MARGIN;
  const high = (north - south) * MARGIN;
  return [west - wide, south - high, east + wide, north + high];
}
