/** What a point of the map is called towards the server: its place among the points of the address, from 1. */
export const keyOfPoint = (at: number): string => `point-${at + 1}`;

/** The number that its reader knows it by; null where it is none of the points. */
export function numberOfPoint(key: string): number | null {
  const [, digits] = /^point-(\d+)$/.exec(key) ?? [];
  return digits === undefined ? null : Number(digits);
}
