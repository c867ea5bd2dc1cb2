// Data: a line (logistic regression) that says of the features of two dated reports (dated-features.ts) how likely they tell one happening.
// Made by training/identity/dated.mjs from sentences of 12 days of 4 stories, matched with happenings that were noted by hand. No text is in it.
export const DATED: {
  readonly base: number;
  readonly weights: readonly (readonly [feature: string, weight: number])[];
} = {
  base: -1.686,
  weights: [
    ['words: cosine', 4.215],
    ['words: of the lighter one, share in the other', 0.0],
    ['words: heaviest in common', 0.534],
    ['words: second in common', 0.889],
    ['words: third in common', 0.0],
    ['words: number in common, no names', 2.05],
    ['names in common', 1.449],
    ['names that the other lacks: less', 0.0],
    ['names that the other lacks: more', 0.0],
    ['figures in common', 3.095],
    ['figures that differ', 0.0],
    ['quoted runs in common', 5.75],
    ['same predicate', 0.183],
    ['predicates: a sense in common', 0.773],
    ['predicates: nearness', 0.33],
    ['doers in common', 0.901],
    ['another doer', 0.0],
    ['done to in common', 0.298],
    ['done to another', 0.0],
    ['another realis', -0.425],
    ['one points', -0.299],
    ['number of backgrounds', -0.015],
    ['number of opinions', -0.32],
    ['number that lean on another sentence', -0.361],
    ['days told and equal', -1.119],
    ['days equal, one assumed', -0.573],
    ['days told, apart', -0.858],
    ['days apart, one assumed', -0.76],
    ['one day not known', -1.491],
    ['no day known', -1.739],
    ['days between publications, unless both tell one day', -2.224],
    ['number that open their article', 0.058],
    ['words of the shorter one', -0.659],
    ['days apart as their articles are', -0.573],
  ],
};
