import type { GeoJSONSource, Map as MapLibre, MapSourceDataEvent } from 'maplibre-gl';
import type { GeoJsonGeometry } from '../../graphql/graphql.ts';
import { isInside } from '../model/geometry.ts';
import { type Mark, type MarkCluster, markClusters } from '../model/mark-clusters.ts';
import { COUNT_IMAGE, iconImage, shapeImage } from './mark-images.ts';

/** Icons nearer than this, in CSS pixels, would hide each other. */
const CLUSTER_PIXELS = 17;

/** What of the resources is drawn, and how. */
export interface MarkLook {
  /** Kind id → its colour; a kind that is not in here is not drawn. */
  readonly colors: ReadonlyMap<string, string>;
  /** From this zoom on places are drawn as icons, before as small shapes. */
  readonly iconZoom: number;
  /** The open area: places outside of it are drawn smaller. null: none is open. */
  readonly openShape: GeoJsonGeometry | null;
}

/** Of an icon outside of the open area. */
const OUTSIDE_SIZE = 0.72;

/** Takes the resources out of the tiles, gathers those that would lie on each other, and draws the rest. */
export class MarkPainter {
  readonly #map: MapLibre;
  readonly #onCounts: (inView: ReadonlyMap<string, number>) => void;
  #look: MarkLook = { colors: new Map(), iconZoom: 0, openShape: null };
  #clusters: readonly MarkCluster[] = [];
  #drawn = '';
  #frame = 0;

  /** @param onCounts how many places of each kind lie in the view, drawn or not */
  constructor(map: MapLibre, onCounts: (inView: ReadonlyMap<string, number>) => void) {
    this.#map = map;
    this.#onCounts = onCounts;
    map.on('moveend', () => this.#schedule());
    map.on('sourcedata', (event: MapSourceDataEvent) => {
      if (event.sourceId === 'resources') this.#schedule();
    });
    map.on('remove', () => cancelAnimationFrame(this.#frame));
  }

  show(look: MarkLook): void {
    this.#look = look;
    this.#schedule();
  }

  /** The marks behind a drawn feature. */
  clusterAt(index: number): MarkCluster | null {
    return this.#clusters[index] ?? null;
  }

  /** Tiles arrive one by one: once a frame is enough. */
  #schedule(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const all = this.#marksInTiles();
    const view = this.#map.getBounds();
    const inView = new Map<string, number>();
    for (const { kind, point } of all)
      if (view.contains([point[0], point[1]])) inView.set(kind, (inView.get(kind) ?? 0) + 1);
    this.#onCounts(inView);

    const { colors, iconZoom } = this.#look;
    const zoom = this.#map.getZoom();
    const areIcons = zoom >= iconZoom;
    const shown = all.filter(({ kind }) => colors.has(kind));
    const clusters = markClusters(shown, zoom, areIcons ? CLUSTER_PIXELS : 0);
    const looks = clusters.map((cluster) => this.#lookOf(cluster, areIcons));
    const drawn = clusters
      .map(({ marks }, index) => `${marks[0].id} ${marks.length} ${JSON.stringify(looks[index])}`)
      .join();
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#clusters = clusters;
    void this.#map.getSource<GeoJSONSource>('marks')?.setData({
      type: 'FeatureCollection',
      features: clusters.map(({ point }, cluster) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...point] },
        properties: { ...looks[cluster], cluster },
      })),
    });
  }

  #lookOf({ marks: [first, ...more], point }: MarkCluster, areIcons: boolean) {
    const { colors, openShape } = this.#look;
    if (!areIcons) return { look: 'shape', image: shapeImage(first.icon, colors.get(first.kind) ?? '#333') };
    const size = openShape && !isInside(openShape, point) ? OUTSIDE_SIZE : 1;
    const count = more.length > 0 ? String(more.length + 1) : '';
    const isMixed = more.some(({ icon }) => icon !== first.icon);
    if (isMixed) return { look: 'count', image: COUNT_IMAGE, count, size };
    const isStale = first.isStale && more.every((mark) => mark.isStale);
    return { look: 'icon', image: iconImage(first.icon, isStale), count, size };
  }

  /** A place near the edge of a tile is in its neighbour too. */
  #marksInTiles(): readonly Mark[] {
    const marks = new Map<string, Mark>();
    for (const { geometry, properties } of this.#map.querySourceFeatures('resources', { sourceLayer: 'resources' })) {
      const { id, name, kind, icon, stale } = properties;
      const [longitude, latitude] = geometry.type === 'Point' ? geometry.coordinates : [];
      if (longitude === undefined || latitude === undefined) continue;
      marks.set(String(id), {
        id: String(id),
        name: String(name),
        kind: String(kind),
        icon: String(icon),
        isStale: stale === true || stale === 1,
        point: [longitude, latitude],
      });
    }
    return [...marks.values()];
  }
}
