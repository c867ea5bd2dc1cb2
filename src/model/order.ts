// The order of texts by their code units: the same on every machine, and that of ISO dates.

/** For sorting: below, at or above zero. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
