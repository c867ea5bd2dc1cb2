// Data: a line (logistic regression) that says of the halves of some articles (halves.ts) whether they are two stories. Made by
// training/identity/parting.mjs from ECB+ (Cybulska and Vossen 2014; annotation CC BY 3.0), 22 piles of two stories, with their stories
// alone and with parts of them. Numbers learned from texts; no text is in it.
export const PARTING: { readonly base: number; readonly weights: readonly number[] } = {
  base: -11.114,
  weights: [1.754, -0.691, 1.75, 1.242],
};
