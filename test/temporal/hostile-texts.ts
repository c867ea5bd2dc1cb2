// Pieces that, said again and again, once made a tagger slow or overflow.

export const HOSTILE: readonly string[] = [
  'the ',
  'the day after ',
  'about the end of early ',
  'last last ',
  '(',
  '((the) ',
  '1',
  '1 ',
  '1,111,',
  '1/1/',
  '2017-07-',
  '12:',
  'twenty ',
  'two hundred and ',
  'may ',
  'May 5 ',
  'Monday, ',
  'a.m.',
  'J.',
  '. ',
  '... ',
  '"',
  "'s",
  '\n',
  'x\n\n',
  'In 2016, ',
  'to be to be ',
  'é',
];

/** As one run without an end, for rules that look far ahead. */
export const LONG_RUNS: readonly string[] = ['the the ', '((', '111'];
