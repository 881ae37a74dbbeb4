import { parseMunicipalityCode as parse } from '@hazama/geo';

/** The 5-digit code of 「24216」 or 「242161」; nothing where it is neither, or the check digit is another's. */
export function parseMunicipalityCode(text: string): string | undefined {
  const parsed = parse(text);
  // a lost zero is put back in files, where a spreadsheet took it; a program is told
  return parsed.ok && !parsed.leadingZeroRestored ? parsed.code : undefined;
}

/** The code that every id of a record begins with: 「24216-rc-01」 → 24216. A lookup touches that town's rows alone. */
export const municipalityOfId = (id: string): string | undefined => /^(\d{5})-./.exec(id)?.[1];

/** The municipalities that ids belong to, each once: what keeps a statement inside their partitions. */
export const municipalitiesOfIds = (ids: readonly string[]): string[] => [
  ...new Set(ids.flatMap((id) => municipalityOfId(id) ?? [])),
];
