// The shape of what joins two reports: their places and how likely they tell one happening.

/** Two reports by their places in the lists they came in, the lower first, and how likely they tell one happening. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly p: number;
}
