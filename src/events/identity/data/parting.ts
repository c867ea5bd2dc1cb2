// Data: a line (logistic regression) that says of the halves of some articles (halves.ts) whether they are two stories. Made by
// training/identity/parting.mjs from ECB+ (Cybulska and Vossen 2014; annotation CC BY 3.0), 22 piles of two stories, with their stories
// alone and with parts of them. Numbers learned from texts; no text is in it.
export const PARTING: { readonly base: number; readonly weights: readonly number[] } = {
  base: -10.757,
  weights: [1.801, -0.815, 1.863, 1.2],
};
