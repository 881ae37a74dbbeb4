/**
 * WHERE of areas that exist on a day: districts split and merge, and one that has ended stays readable by its id.
 * @param day a placeholder or column of type date
 */
export const inForce = (table: string, day: string): string => `
  (${table}.valid_from IS NULL OR ${table}.valid_from <= ${day}) AND (${table}.valid_to IS NULL OR ${table}.valid_to > ${day})`;
