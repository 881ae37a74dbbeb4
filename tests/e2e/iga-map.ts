import { type OpenOptions, type OpenPage, openScreen, type Screen } from './screen.ts';

export interface Area {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** [west, south, east, north]; null: no shape. */
  readonly bounds: readonly number[] | null;
  readonly labelPoint: { readonly coordinates: readonly [longitude: number, latitude: number] } | null;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly values: readonly {
    readonly state: string;
    readonly value: number | null;
    readonly gapPeople: number | null;
  }[];
}

/** 府中: one of the larger ones, near the middle. */
export const FUCHU = 12;

/** The sample town 伊賀市 on screen, and what is known of its areas. */
export interface IgaMap extends Pick<Screen, 'server' | 'browser' | 'close'> {
  readonly areas: readonly Area[];
  readonly shaped: readonly Area[];
  area(number: number): Area;
  /** `search` is what stands behind /iga/map. */
  open(search: string, options?: OpenOptions): Promise<OpenPage>;
}

export async function openIgaMap(): Promise<IgaMap> {
  const screen = await openScreen(['iga']);
  const { data } = await screen.server.graphql<{ municipality: { areas: Area[] } }>(
    `{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) {
         id number name bounds labelPoint geometry(toleranceMeters: 0)
         values(indicators: ["coverage.gathering"]) { state value gapPeople } } } }`,
  );
  const areas = data?.municipality.areas ?? [];
  return {
    server: screen.server,
    browser: screen.browser,
    areas,
    shaped: areas.filter(({ bounds }) => bounds !== null),
    area: (number) => {
      const found = areas.find((area) => area.number === number);
      if (!found) throw new Error(`伊賀市 has no area ${number}`);
      return found;
    },
    open: (search, options) => screen.open(`/iga/map${search}`, options),
    close: () => screen.close(),
  };
}
