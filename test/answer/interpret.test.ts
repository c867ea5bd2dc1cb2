// Questions as people write them, and how each is to be read.
import { describe, expect, test } from 'vitest';
import { type Interpreted, interpretQuestion } from '../../src/answer/interpret.ts';
import { findDates, SAGA } from './record.ts';

const TODAY = '2018-09-10';
const SPAN = { from: '2018-02-06', to: '2018-09-04' };

const read = (question: string): Interpreted =>
  interpretQuestion({
    question,
    today: TODAY,
    saga: SAGA,
    span: SPAN,
    dates: findDates(question, { today: TODAY, span: SPAN }),
  });

const LINDQVIST = 'Ada Lindqvist';
const OKAFOR = 'Thomas Okafor';

describe('a question about a time', () => {
  test.each([
    ['what happened on May 15?', '2018-05-15', '2018-05-15', 'day'],
    ['What happened on May 15, 2018?', '2018-05-15', '2018-05-15', 'day'],
    ['2018-05-15', '2018-05-15', '2018-05-15', 'day'],
    ['May 15', '2018-05-15', '2018-05-15', 'day'],
    ['so what was going on on may 15', '2018-05-15', '2018-05-15', 'day'],
    ['any news on 2018-05-15?', '2018-05-15', '2018-05-15', 'day'],
    ['show me May 15 please', '2018-05-15', '2018-05-15', 'day'],
    ['tell me what took place on May 15', '2018-05-15', '2018-05-15', 'day'],
    ['what happened yesterday?', '2018-09-09', '2018-09-09', 'day'],
    ['anything today?', '2018-09-10', '2018-09-10', 'day'],
    ['what happened in March?', '2018-03-01', '2018-03-31', 'span'],
    ['in February 2016?', '2016-02-01', '2016-02-29', 'span'],
    ['what happened between May 14 and May 22?', '2018-05-14', '2018-05-22', 'span'],
    ['from May 14 to May 22', '2018-05-14', '2018-05-22', 'span'],
    ['what happened since Monday?', '2018-09-03', '2018-09-10', 'span'],
    ["what's new since September 3?", '2018-09-03', '2018-09-10', 'span'],
    ['what happened after May 22?', '2018-05-23', '2018-09-10', 'span'],
    ['what happened before May 14?', '2018-02-06', '2018-05-13', 'span'],
    ['everything until May 14', '2018-02-06', '2018-05-14', 'span'],
    ['what happened so far?', '2018-02-06', '2018-09-04', 'span'],
    ['give me the whole story', '2018-02-06', '2018-09-04', 'span'],
  ] as const)('%s', (question, from, to, kind) => {
    const { interpretation } = read(question);
    expect(interpretation).toMatchObject({ kind, from, to, terms: [] });
  });

  test('says that the year was assumed', () => {
    expect(read('what happened on May 15?').interpretation.assumed).toEqual(['The year 2018 is taken from the saga.']);
  });

  test('keeps the reason why a day cannot be', () => {
    expect(read('what happened on February 30?').problem).toBe('February has no day 30.');
  });
});

describe('a question about a person or a matter', () => {
  test.each([
    ['what has Okafor said?', [OKAFOR]],
    ['What about okafor?', [OKAFOR]],
    ["what were Okafor's remarks?", [OKAFOR]],
    ['who is Tom Okafor?', [OKAFOR]],
    ['who is Thomas?', [OKAFOR]],
    ['what did the mayor do?', [LINDQVIST]],
    ['what did the chief engineer do?', [OKAFOR]],
    ['what did Lindqvst say?', [LINDQVIST]],
    ['what did LINDQUIST do?', [LINDQVIST]],
    ['what did Lindqvist say about Okafor?', [LINDQVIST, OKAFOR]],
    ['did Okafor offer to resign?', [OKAFOR, 'offer', 'resign']],
    ['Did Okafor offer to step down?', [OKAFOR, 'offer', 'step down']],
    ['who told Okafor his job is safe?', [OKAFOR, 'job', 'safe']],
    ['why did Lindqvist fire Okafor?', [LINDQVIST, 'fire', OKAFOR]],
    ['when did Okafor recuse himself?', [OKAFOR, 'recuse']],
    ['how many times did Lindqvist attack Okafor?', [LINDQVIST, 'attack', OKAFOR]],
    ['what happened with the harbour bridge?', ['harbour bridge']],
    ['tell me about the toll', ['toll']],
    ['What did the Evening Star report?', ['Evening Star', 'report']],
    ['has Petra Marchetti resigned?', ['Petra Marchetti', 'resigned']],
    ['what about Marchetti?', ['Petra Marchetti']],
    ['what about Ines?', ['Ines Marchetti']],
    ['what about Queen Beatrix?', ['Queen Beatrix']],
    ['what about Sarah Sallows?', ['Sarah Sallows']],
    ['what about President Sallows?', ['Victor Sallows']],
    ['okafor', [OKAFOR]],
    ['WHAT HAS OKAFOR SAID?', [OKAFOR]],
  ] as const)('%s', (question, terms) => {
    expect(read(question).interpretation).toEqual({ kind: 'topic', from: null, to: null, terms, assumed: [] });
  });

  test.each([
    ['what did Lindqvist say about Okafor on May 15?', 'day', '2018-05-15', [LINDQVIST, OKAFOR]],
    ['on May 15, did Okafor resign?', 'day', '2018-05-15', [OKAFOR, 'resign']],
    ['what did Lindqvist write in May 2018?', 'span', '2018-05-01', [LINDQVIST, 'write']],
    ['the toll since Monday', 'span', '2018-09-03', ['toll']],
  ] as const)('%s', (question, kind, from, terms) => {
    expect(read(question).interpretation).toMatchObject({ kind, from, terms });
  });

  test.each([
    ['what has Okafor said?', OKAFOR],
    ['what did Lindqvist say about Okafor?', LINDQVIST],
    ['what did Okafor tell the council?', OKAFOR],
    ["Okafor's statements", OKAFOR],
    ['statements by Okafor about Lindqvist', OKAFOR],
    ['how did Lindqvist respond?', LINDQVIST],
    ['who told Okafor his job is safe?', null],
    ['what happened to Okafor?', null],
    ['did Lindqvist fire Okafor?', null],
  ] as const)('whose words: %s', (question, speaker) => {
    expect(read(question).speaker?.label ?? null).toBe(speaker);
  });
});

describe('a question about the newest', () => {
  test.each([
    ['latest', []],
    ["what's new?", []],
    ['What is the latest?', []],
    ['any news?', []],
    ['what changed since I last looked?', []],
    ['catch me up', []],
    ["what's happening?", []],
    ["what's the latest on Okafor?", [OKAFOR]],
    ['any updates about the toll?', ['toll']],
  ] as const)('%s', (question, terms) => {
    expect(read(question).interpretation).toMatchObject({ kind: 'latest', terms });
  });

  test('"since I last looked" begins at the last look where that is known', () => {
    const question = "what's new since I last looked?";
    const { interpretation } = interpretQuestion({
      question,
      today: TODAY,
      saga: SAGA,
      span: SPAN,
      dates: [],
      lastLook: '2018-09-01',
    });
    expect(interpretation).toMatchObject({ kind: 'span', from: '2018-09-01', to: TODAY });
  });
});

describe('what is no question', () => {
  test.each(['what happened?', 'hello', 'hi there!', '???', 'please', '🙂', '" OR 1=1 --'.slice(0, 5)])(
    '%s',
    (question) => {
      expect(read(question).interpretation.kind).toBe('unclear');
    },
  );
});

describe('names that the story does not list', () => {
  test.each([
    ['Who is Jorun Falk?', ['Jorun Falk']],
    ['Who sued Jorun Falk?', ['sued', 'Jorun Falk']],
    ['When did Jorun Falk join Norsk Tind?', ['Jorun Falk', 'join', 'Norsk Tind']],
  ])('%s', (question, labels) => {
    expect(read(question).interpretation.terms).toEqual(labels);
  });

  test.each([
    ['WHO SUED JORUN FALK', ['sued', 'jorun', 'falk']],
    ['Quarrel of the Falk Yard Ends', ['quarrel', 'falk', 'yard', 'ends']],
  ])('but capitals that all words have say nothing: %s', (question, labels) => {
    expect(read(question).interpretation.terms).toEqual(labels);
  });
});
