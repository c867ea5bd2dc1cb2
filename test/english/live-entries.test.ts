// Where the entries of a live page begin, on which of its days, and what is no live page.
import { describe, expect, it } from 'vitest';
import { liveEntries } from '../../src/english/live-entries.ts';

const daysOf = (...lines: string[]): number[] => liveEntries(lines.join('\n\n')).map(({ day }) => day);

describe('entries of a live page', () => {
  it('begin with a clock time, however it is written', () => {
    const lines = [
      '9.03am: The dam broke.',
      '9:41 a.m. ET – Soldiers came.',
      '10.15am BST: A bridge was closed.',
      '11:42am',
      'Updated at 12:05 The mayor spoke.',
      '(Posted 1.30pm) “We are safe,” she said.',
    ];
    const text = lines.join('\n');
    expect(liveEntries(text).map(({ begin }) => text.slice(begin, begin + 5))).toEqual(
      lines.map((line) => line.slice(0, 5)),
    );
  });

  it('turn the day at midnight, in whichever order they stand', () => {
    const lines = [
      '8pm: Polls close.',
      '10.30pm: A first count.',
      '11.55pm: A second.',
      '12.20am: A third.',
      '1am: She wins.',
    ];
    expect(daysOf(...lines)).toEqual([0, 0, 0, 1, 1]);
    expect(daysOf(...lines.toReversed())).toEqual([1, 1, 0, 0, 0]);
  });

  it('may be bare minutes where so many stand that they are no years', () => {
    expect(
      daysOf(
        '0912 The dam broke.',
        '0940 Soldiers came.',
        '1005 A bridge fell.',
        '1130 It rained.',
        '1541 The sun came out.',
      ),
    ).toHaveLength(5);
  });
});

describe('no live page', () => {
  it.each([
    ['a history by years', ['1912 The mill burns.', '1931 It is built anew.', '1945 It closes.', '1958 It opens.']],
    [
      'a programme of times from and to',
      ['9.00-10.00am Moths', '10.00am-noon Ferns', '1.00–3.00pm Owls', '3.15-4.00pm Bats'],
    ],
    ['quantities', ['10.15 metres were dug.', '11.20 metres came next.', '12.40 more followed.', '12.50 were left.']],
    ['times in no order', ['9am: A.', '4pm: B.', '10am: C.', '3pm: D.', '8am: E.', '7pm: F.']],
    ['three times', ['9am: The dam broke.', '10am: Soldiers came.', '11am: It rained.']],
  ])('%s', (_, lines) => {
    expect(liveEntries(lines.join('\n'))).toEqual([]);
  });
});
