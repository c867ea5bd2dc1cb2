// Weights of what speaks for and against showing a happening first, as training/salience.mjs fitted them.

/** By the names of salience-features.ts. */
export const SALIENCE_WEIGHTS: Readonly<Record<string, number>> = {
  sources: 2,
  articles: 0.6,
  returns: 0,
  soon: 0,
  openings: 1,
  nearOpening: 0.6,
  headline: 1,
  people: 0.5,
  keywords: 0.4,
  names: 0.2,
  figures: 0.2,
  quotes: 0.3,
  background: -2,
  opinion: -2.5,
  quote: -0.6,
  leans: -1,
  points: -1,
  assumed: -1.5,
  inexact: -0.5,
  nobody: -0.5,
  long: -0.3,
  short: -0.6,
};
