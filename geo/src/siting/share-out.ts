import type { AreaPlace } from './area-demand.ts';

const LEAST_PRICE = 5e-8;

/** Brings the parts of a site's price back to 1, each moved as little as can be and none left at nothing, which stands for a site that is taken. */
export function shareOut(price: readonly Float64Array[], places: readonly AreaPlace[]): void {
  const partOf = ({ area, position }: AreaPlace) => price[area]?.[position] as number;
  let rest = places.toSorted((a, b) => partOf(b) - partOf(a));
  const all = 1 - places.length * LEAST_PRICE;
  for (;;) {
    const over = (rest.reduce((sum, place) => sum + partOf(place), 0) - all) / rest.length;
    const last = rest.at(-1) as AreaPlace;
    if (rest.length > 1 && partOf(last) < over) rest = rest.slice(0, -1);
    else {
      const paying = new Set(rest);
      for (const place of places)
        (price[place.area] as Float64Array)[place.position] =
          LEAST_PRICE + (paying.has(place) ? partOf(place) - over : 0);
      return;
    }
  }
}
