/** What the scenarios that stand side by side are called: A to E. */
export const letterOf = (at: number): string => 'ABCDE'[at] ?? '';
