import { listDrawnLines, listLines, type TransitLine } from '../transit/index.ts';
import type { TileLayer } from './layer.ts';
import type { Properties } from './tile-feature.ts';
import { TransitIndex } from './transit-index.ts';

const lines = new TransitIndex(async ({ database }, { code, revision, day }) => {
  const untimed = await listDrawnLines(database, code, revision);
  const timed = await listLines(database, code, day, revision);
  return [
    ...untimed.map(({ id, name, operator, year, shape }) => ({
      geometry: geometryOf(shape),
      properties: { id, name: name ?? operator, operator, untimed: true, ...(year !== null && { year }) },
    })),
    ...timed.map((line) => ({ geometry: geometryOf(line.shape), properties: propertiesOf(line) })),
  ];
});

const geometryOf = (shape: string) =>
  JSON.parse(shape) as { readonly type: 'MultiLineString'; readonly coordinates: number[][][] };

/**
 * 路線: one line for each, along the shapes of its timetable or from stop to stop; beneath them those that came without a
 * timetable (国土数値情報 N07), unless the timetable of their operator shows them.
 */
export const routeLayer: TileLayer = {
  id: 'routes',
  description: 'バスなどの路線',
  vectorLayers: [
    {
      id: 'routes',
      fields: {
        id: '時刻表の路線',
        name: '路線の名前',
        type: 'GTFS route_type',
        color: '路線の色(白い地の上で見分けられるときだけ)',
        expired: 'その日に有効な時刻表がない',
        untimed: '通る道だけがわかり、時刻表がない',
        operator: '事業者(時刻表がないとき)',
        year: '何年の道か(時刻表がないとき)',
      },
    },
  ],
  parameters: ['day'],
  dependsOnAudience: false,
  dependsOnDay: true,
  read: async (services, address, request) => ({ routes: await lines.getFeatures(services, address, request) }),
};

function propertiesOf({ id, name, routeType, color, isValid }: TransitLine): Properties {
  return {
    id,
    name: name ?? '',
    type: routeType,
    ...(color !== null && isSeenOnWhite(color) && { color: `#${color.toLowerCase()}` }),
    expired: !isValid,
  };
}

/** Contrast of WCAG 2.2 for what is drawn: 3:1 against white. */
function isSeenOnWhite(color: string): boolean {
  if (!/^[0-9a-f]{6}$/i.test(color)) return false;
  const [red, green, blue] = [0, 2, 4].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 3;
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
