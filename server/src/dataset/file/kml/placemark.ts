import type { RawGeometry } from '../table.ts';

/** Elements of a placemark that are columns of their own. */
const OWN_FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  description: 'description',
  address: 'address',
  phoneNumber: 'phone',
};
const SHAPES = new Set(['Point', 'LineString', 'Polygon']);

type TakePlacemark = (values: ReadonlyMap<string, string>, geometry: RawGeometry | null) => void;

/** Puts placemarks together from the elements of a KML as they pass by; coordinates stay text until they are asked for. */
export class PlacemarkBuilder {
  readonly #take: TakePlacemark;
  /** Open elements, the outermost first. */
  readonly #path: string[] = [];
  readonly #folders: string[] = [];
  #documentName = '';
  #values: Map<string, string> | undefined;
  #shapes: RawGeometry[] = [];
  /** Texts of the rings of the polygon that is open, or of the one line or point. */
  #rings: string[] = [];
  #dataName = '';
  #text = '';

  constructor(take: TakePlacemark) {
    this.#take = take;
  }

  get documentName(): string {
    return this.#documentName;
  }

  open(element: string, nameAttribute: string): void {
    this.#path.push(element);
    this.#text = '';
    if (element === 'Folder') this.#folders.push('');
    if (element === 'Placemark') [this.#values, this.#shapes] = [new Map(), []];
    if (SHAPES.has(element)) this.#rings = [];
    if (element === 'Data' || element === 'SimpleData') this.#dataName = nameAttribute;
  }

  text(piece: string): void {
    this.#text += piece;
  }

  close(element: string): void {
    const text = this.#text.trim();
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (element === 'coordinates') this.#rings.push(text);
    else if (SHAPES.has(element)) this.#shapes.push(shapeOf(element, this.#rings));
    else if (element === 'Placemark') this.#finish();
    else if (element === 'Folder') this.#folders.pop();
    else if (this.#values) this.#closeField(this.#values, element, parent, text);
    else if (element === 'name' && parent === 'Folder') this.#folders[this.#folders.length - 1] = text;
    else if (element === 'name' && parent === 'Document') this.#documentName = text;
    this.#text = '';
  }

  #closeField(values: Map<string, string>, element: string, parent: string | undefined, text: string): void {
    const field = parent === 'Placemark' ? OWN_FIELDS[element] : undefined;
    if (field) values.set(field, text);
    else if ((element === 'value' && parent === 'Data') || element === 'SimpleData') values.set(this.#dataName, text);
  }

  #finish(): void {
    const values = this.#values ?? new Map<string, string>();
    const folder = this.#folders.filter(Boolean).join('／');
    if (folder) values.set('folder', folder);
    this.#take(values, togetherOf(this.#shapes));
    this.#values = undefined;
  }
}

function shapeOf(type: string, texts: readonly string[]): RawGeometry {
  return {
    type,
    get coordinates() {
      const lists = texts.map(positionsOf);
      if (type === 'Polygon') return lists;
      return type === 'Point' ? lists[0]?.[0] : lists[0];
    },
  };
}

/** 「136.13,34.77,0 136.14,34.78,0」: longitude, latitude and a height that nobody needs here. */
function positionsOf(text: string): number[][] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((position) => position.split(',').slice(0, 2).map(Number));
}

/** Several shapes of one kind are one that has many parts; of several kinds, only the areas are kept, or the first. */
function togetherOf(shapes: readonly RawGeometry[]): RawGeometry | null {
  const polygons = shapes.filter(({ type }) => type === 'Polygon');
  const [first = null] = polygons.length > 0 ? polygons : shapes;
  if (!first || polygons.length < 2) return first;
  return {
    type: 'MultiPolygon',
    get coordinates() {
      return polygons.map(({ coordinates }) => coordinates);
    },
  };
}
