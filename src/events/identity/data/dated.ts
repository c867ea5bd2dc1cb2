// Data: a line (logistic regression) that says of the features of two dated reports (dated-features.ts) how likely they tell one happening.
// Made by training/identity/dated.mjs from sentences of 12 days of 4 stories, matched with happenings that were noted by hand. No text is in it.
export const DATED: {
  readonly base: number;
  readonly weights: readonly (readonly [feature: string, weight: number])[];
} = {
  base: -2.099,
  weights: [
    ['words: cosine', 5.499],
    ['words: of the lighter one, share in the other', -0.269],
    ['words: heaviest in common', 0.402],
    ['words: second in common', 0.858],
    ['words: third in common', 0.096],
    ['words: number in common, no names', 1.571],
    ['names in common', 1.127],
    ['names that the other lacks: less', 0.114],
    ['names that the other lacks: more', 0.443],
    ['figures in common', 4.738],
    ['figures that differ', 0.845],
    ['quoted runs in common', 3.437],
    ['same predicate', 0.005],
    ['predicates: a sense in common', 0.79],
    ['predicates: nearness', 0.365],
    ['doers in common', 1.168],
    ['another doer', 0.344],
    ['done to in common', 0.516],
    ['done to another', 0.364],
    ['another realis', -0.388],
    ['one points', -0.331],
    ['number of backgrounds', -0.239],
    ['number of opinions', -0.326],
    ['number that lean on another sentence', -0.15],
    ['days told and equal', -0.581],
    ['days equal, one assumed', -0.686],
    ['days told, apart', -0.828],
    ['days apart, one assumed', -0.758],
    ['one day not known', -1.438],
    ['no day known', -1.707],
    ['days between publications, unless both tell one day', -1.976],
    ['number that open their article', 0.081],
    ['words of the shorter one', -0.89],
    ['days apart as their articles are', -0.587],
  ],
};
