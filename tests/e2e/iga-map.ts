import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { type MapPage, openMap } from './map-page.ts';

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

/** The sample town 伊賀市 on a server of its own, with a browser to look at it. */
export class IgaMap {
  readonly #pages: Page[] = [];

  static async start(): Promise<IgaMap> {
    const [server, browser] = await Promise.all([startTestServer({ sampleTowns: ['iga'] }), launchChromium()]);
    const { data } = await server.graphql<{ municipality: { areas: Area[] } }>(
      `{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) {
           id number name bounds labelPoint geometry(toleranceMeters: 0)
           values(indicators: ["coverage.gathering"]) { state value gapPeople } } } }`,
    );
    return new IgaMap(server, browser, data?.municipality.areas ?? []);
  }

  readonly server: TestServer;
  readonly browser: Browser;
  readonly areas: readonly Area[];

  private constructor(server: TestServer, browser: Browser, areas: readonly Area[]) {
    this.server = server;
    this.browser = browser;
    this.areas = areas;
  }

  get shaped(): readonly Area[] {
    return this.areas.filter(({ bounds }) => bounds !== null);
  }

  area(number: number): Area {
    const found = this.areas.find((area) => area.number === number);
    if (!found) throw new Error(`伊賀市 has no area ${number}`);
    return found;
  }

  /** `search` is what stands behind /iga/map. The page opened before is closed: a map takes a graphics context. */
  async open(search: string, options: Parameters<typeof openMap>[2] = {}): Promise<MapPage> {
    await Promise.all(this.#pages.splice(0).map((page) => page.context().close()));
    const opened = await openMap(this.browser, new URL(`/iga/map${search}`, this.server.url).href, options);
    this.#pages.push(opened.page);
    return opened;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
