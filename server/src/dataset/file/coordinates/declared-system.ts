import { type CoordinateSystem, type Datum, findCoordinateSystem } from '@hazama/geo';
import type { DeclaredSystem } from './layer.ts';
import { findNode, parseWellKnownText, type WktNode } from './well-known-text.ts';

const DATUMS: readonly (readonly [RegExp, Datum])[] = [
  [/jgd_?2011|japanese_?geodetic_?datum_?2011/i, 'JGD2011'],
  [/jgd_?2000|japanese_?geodetic_?datum_?2000/i, 'JGD2000'],
  [/^(d_)?tokyo/i, 'TOKYO'],
  [/wgs_?(19)?84|world_?geodetic_?system_?1984/i, 'WGS84'],
];
const WEB_MERCATOR = /pseudo-?mercator|auxiliary_sphere|popular_visualisation/i;
const TRANSVERSE_MERCATOR = /^(transverse_mercator|gauss_kruger)$/i;

/** The system of a code of EPSG. */
export function declaredByCode(epsg: number): DeclaredSystem {
  const system = findCoordinateSystem(epsg);
  return system ? { state: 'known', system } : { state: 'unknown', text: `EPSG:${epsg}` };
}

/** The system that a .prj, or the table of systems of a GeoPackage, describes in well-known text. */
export function declaredByText(wellKnownText: string): DeclaredSystem {
  const text = wellKnownText.trim();
  const root = parseWellKnownText(text);
  const system = root && systemOf(root);
  if (system) return { state: 'known', system };
  return text ? { state: 'unknown', text: root?.name ?? text } : { state: 'missing' };
}

function systemOf(root: WktNode): CoordinateSystem | undefined {
  const byCode = findCoordinateSystem(epsgOf(root) ?? Number.NaN);
  if (byCode) return byCode;
  const datumName = findNode(root, 'DATUM', 'TRF', 'ENSEMBLE')?.name ?? '';
  const datum = DATUMS.find(([pattern]) => pattern.test(datumName))?.[1];
  if (!datum) return undefined;
  if (/^GEOG(CS|CRS)$/.test(root.keyword)) return { datum, projection: 'degrees' };
  if (!/^PROJ(CS|CRS)$/.test(root.keyword)) return undefined;
  const method = findNode(root, 'PROJECTION', 'METHOD')?.name ?? '';
  if (WEB_MERCATOR.test(root.name) || WEB_MERCATOR.test(method)) return { datum: 'WGS84', projection: 'web-mercator' };
  if (!TRANSVERSE_MERCATOR.test(method.replaceAll(' ', '_')) || !isInMetres(root)) return undefined;
  const parameter = (...names: string[]) => numberOf(root, names);
  const centralMeridian = parameter('central_meridian', 'longitude_of_natural_origin');
  if (centralMeridian === undefined) return undefined;
  const projection = {
    centralMeridian,
    latitudeOfOrigin: parameter('latitude_of_origin', 'latitude_of_natural_origin') ?? 0,
    scaleFactor: parameter('scale_factor', 'scale_factor_at_natural_origin') ?? 1,
    falseEastingMeters: parameter('false_easting') ?? 0,
    falseNorthingMeters: parameter('false_northing') ?? 0,
  };
  return { datum, projection };
}

/** AUTHORITY["EPSG","6674"] or ID["EPSG",6674] of the whole, not of its parts. */
function epsgOf({ children }: WktNode): number | undefined {
  const id = children.find(({ keyword, name }) => /^(AUTHORITY|ID)$/.test(keyword) && name.toUpperCase() === 'EPSG');
  return id && Number(id.values[0]);
}

/** The unit of the plane is the last one named. */
function isInMetres({ children }: WktNode): boolean {
  const unit = children.findLast(({ keyword }) => /^(UNIT|LENGTHUNIT)$/.test(keyword));
  return !unit || Number(unit.values[0]) === 1;
}

function numberOf(root: WktNode, names: readonly string[]): number | undefined {
  const parameters = [root, ...root.children].flatMap(({ children }) =>
    children.filter(({ keyword }) => keyword === 'PARAMETER'),
  );
  const found = parameters.find(({ name }) => names.includes(name.toLowerCase().replaceAll(' ', '_')));
  const value = Number(found?.values[0] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
