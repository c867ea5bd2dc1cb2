// Data: a line (logistic regression) that says of the features of two dated reports (dated-features.ts) how likely they tell one happening.
// Made by training/identity/dated.mjs from sentences of 12 days of 4 stories, matched with happenings that were noted by hand. No text is in it.
export const DATED: {
  readonly base: number;
  readonly weights: readonly (readonly [feature: string, weight: number])[];
} = {
  base: -3.042,
  weights: [
    ['words: cosine', 4.487],
    ['words: of the lighter one, share in the other', 0.0],
    ['words: heaviest in common', 0.443],
    ['words: second in common', 0.675],
    ['words: third in common', 0.243],
    ['words: number in common, no names', 2.024],
    ['names in common', 1.504],
    ['names that the other lacks: less', 0.0],
    ['names that the other lacks: more', 0.0],
    ['figures in common', 3.62],
    ['figures that differ', 0.0],
    ['quoted runs in common', 3.102],
    ['same predicate', 0.092],
    ['predicates: a sense in common', 0.832],
    ['predicates: nearness', 0.301],
    ['doers in common', 0.873],
    ['another doer', 0.0],
    ['done to in common', 0.32],
    ['done to another', 0.0],
    ['another realis', -0.407],
    ['one points', -0.28],
    ['number of backgrounds', 0.021],
    ['number of opinions', -0.34],
    ['number that lean on another sentence', -0.277],
    ['days told and equal', 0.465],
    ['days that may be equal, one assumed', 0.684],
    ['days told, apart', -0.231],
    ['days apart, one assumed', -0.755],
    ['one day not known', -0.141],
    ['no day known', -0.494],
    ['days between publications, unless both tell one day', -1.96],
    ['number that open their article', 0.042],
    ['words of the shorter one', -0.756],
    ['days apart as their articles are', 0.0],
  ],
};
