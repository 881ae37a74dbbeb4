/** 路線 as passengers know it, as far as a timetable names it. */
export function lineName({
  shortName,
  longName,
  parentRouteId,
  routeId,
}: {
  readonly shortName: string | null;
  readonly longName: string | null;
  readonly parentRouteId: string | null;
  readonly routeId: string;
}): string {
  return [shortName, longName].filter(Boolean).join(' ') || parentRouteId || routeId;
}
