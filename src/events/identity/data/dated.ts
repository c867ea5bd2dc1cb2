// Data: a line (logistic regression) that says of the features of two dated reports (dated-features.ts) how likely they tell one happening.
// Made by training/identity/dated.mjs from sentences of 12 days of 4 stories, matched with happenings that were noted by hand. No text is in it.
export const DATED: {
  readonly base: number;
  readonly weights: readonly (readonly [feature: string, weight: number])[];
} = {
  base: -1.735,
  weights: [
    ['words: cosine', 4.559],
    ['words: of the lighter one, share in the other', 0.0],
    ['words: heaviest in common', 0.571],
    ['words: second in common', 0.578],
    ['words: third in common', 0.263],
    ['words: number in common, no names', 1.971],
    ['names in common', 1.479],
    ['names that the other lacks: less', 0.0],
    ['names that the other lacks: more', 0.0],
    ['figures in common', 3.719],
    ['figures that differ', 0.0],
    ['quoted runs in common', 4.372],
    ['same predicate', 0.195],
    ['predicates: a sense in common', 0.862],
    ['predicates: nearness', 0.218],
    ['doers in common', 0.83],
    ['another doer', 0.0],
    ['done to in common', 0.486],
    ['done to another', 0.0],
    ['another realis', -0.56],
    ['one points', -0.409],
    ['number of backgrounds', -0.092],
    ['number of opinions', -0.502],
    ['number that lean on another sentence', -0.464],
    ['days told and equal', -0.763],
    ['days equal, one assumed', -0.568],
    ['days told, apart', -1.03],
    ['days apart, one assumed', -0.727],
    ['one day not known', -1.29],
    ['no day known', -1.689],
    ['days between publications, unless both tell one day', -2.137],
    ['number that open their article', 0.042],
    ['words of the shorter one', -0.598],
    ['days apart as their articles are', -0.441],
  ],
};
