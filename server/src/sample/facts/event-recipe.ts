/** What events of one sort are to be like; `{area}` stands for the area's name. */
export interface EventRecipe {
  readonly kind: string;
  readonly title: string;
  /** Share of areas that hold one; null: the town holds one in each of the months. */
  readonly areaShare: number | null;
  /** 1..12; an area holds it in one of them. */
  readonly months: readonly number[];
  /** Which one of the month, from 1, and 日 to 土. */
  readonly week: number;
  readonly weekday: string;
  /** H:MM */
  readonly start: string;
  readonly end: string;
  readonly audience: string;
  readonly organizer: string;
  /** Kinds of places where it may take place; none: no place is told. */
  readonly placeKinds: readonly string[];
  /** How many come: 12-45 */
  readonly people: string;
}
