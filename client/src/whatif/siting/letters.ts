/** A, B, C, …: the places in the order in which each adds most, which is an order and no rank. */
export const letterAt = (index: number): string => String.fromCodePoint(65 + index);
