// Kinds of questions beyond a day and a matter: the story in short, its beginning, what is to come, who still is, who told it.
import { describe, expect, test } from 'vitest';
import { type Answered, answerQuestion } from '../../src/answer/answer.ts';
import { answerIn } from '../../src/answer/find/answer-in.ts';
import { phraseLength, wordsForPhrase } from '../../src/answer/find/phrases.ts';
import { partsAsked, playingIn, rolesMet } from '../../src/answer/find/roles.ts';
import { asksAhead, asksTeller, roleOf, wantsOf } from '../../src/answer/find/wants.ts';
import { asksWhoTold } from '../../src/answer/question-words.ts';
import { asksWhatItIs } from '../../src/answer/shape/called.ts';
import { describedAs } from '../../src/answer/shape/described-as.ts';
import { asksStill } from '../../src/answer/still.ts';
import { findTerms } from '../../src/answer/terms.ts';
import { placedWords } from '../../src/english/words.ts';
import type { Act } from '../../src/model/act.ts';
import { depsOf, EVIDENCE, SAGA } from './record.ts';

const ask = (question: string, today = '2018-09-10'): Promise<Answered> =>
  answerQuestion(depsOf(EVIDENCE), { question, today, saga: SAGA });

describe('the story', () => {
  test.each(['summary', 'tl;dr', 'TLDR please', 'give me the gist', 'what is this story about?', 'the story so far'])(
    '%s: its whole length',
    async (question) => {
      const { answer } = await ask(question);
      expect(answer.interpretation).toMatchObject({ kind: 'span', from: '2018-02-06', to: '2018-09-04', terms: [] });
      expect(answer.events.length).toBeGreaterThan(3);
    },
  );

  test.each(["what's the latest in this case?", 'any news in the story?'])(
    '%s: the newest, not all of it',
    async (question) => {
      const { answer } = await ask(question);
      expect(answer.interpretation.kind).toBe('latest');
    },
  );

  test.each(['how did it all start?', 'what happened first?'])('%s: its first days', async (question) => {
    const { answer } = await ask(question);
    expect(answer.events.length).toBeLessThanOrEqual(3);
    expect(answer.events[0]?.date.from).toBe('2018-02-06');
  });

  test.each(['what happens next?', "what's coming up", 'what is planned?'])('%s: days to come', async (question) => {
    const { answer } = await ask(question, '2018-08-20');
    expect(answer.events.map(({ date }) => date.from)).toEqual(['2018-09-03', '2018-09-04']);
  });

  test('where nothing lies ahead that is said, with no day nobody asked for', async () => {
    const { answer } = await ask('what happens next?');
    expect(answer).toMatchObject({
      answered: false,
      lead: 'Nothing that the articles tell of lies after 10 September 2018.',
    });
    expect(answer.suggestions.join(' ')).not.toContain('2028');
  });
});

describe('who still is', () => {
  test.each([
    ['is Okafor still chief engineer?', true],
    ['Is the bridge still closed?', true],
    ['was Okafor fired?', false],
  ])('%s', (question, still) => {
    expect(asksStill(question)).toBe(still);
  });

  test.each(['is Okafor still chief engineer?', 'is Okafor still head of the Norhaven office?'])(
    '%s: what tells of the leaving says no, with its day',
    async (question) => {
      const { answer } = await ask(question);
      expect(answer.line).toBe('No: Monday, 3 September 2018.');
    },
  );
});

describe('what somebody is', () => {
  test.each([
    ['has Okafor ever been governor?', true],
    ['is Lindqvist the mayor', true],
    ['was Okafor fired?', false],
    ['were the engineers questioned by the council?', false],
    ['is the bridge closed', false],
  ])('%s: asked what it is, %s', (question, isAsked) => {
    expect(asksWhatItIs(question)).toBe(isAsked);
  });

  test('is not told by a sentence that only holds both', async () => {
    const { answer } = await ask('has Marchetti ever been governor?');
    expect(answer.line ?? '').not.toMatch(/^Yes/);
  });

  test('nor whether something is still so by its having been so', async () => {
    const { answer } = await ask('is the lane of the harbour bridge still closed?');
    expect(answer.line).toBe('Not told.');
  });
});

describe('who told it', () => {
  test('"which papers" is answered by publishers', async () => {
    const { answer } = await ask('which papers reported the firing of Okafor?');
    expect(answer.line).toBe('Evening-star.');
  });

  test('a paper that does something is no teller', () => {
    expect(asksWhoTold('which papers reported the firing?')).toBe(true);
    expect(asksWhoTold('who broke the story?')).toBe(true);
    expect(asksWhoTold('which paper printed his letters?')).toBe(false);
  });
});

const act = (who: readonly string[], whom: readonly string[]): Act => ({
  predicate: 'fire',
  class: null,
  who,
  whom,
  isSo: true,
  realis: 'happened',
  telling: 'tells',
});
const partsOf = (question: string) => {
  const terms = findTerms(SAGA, placedWords(question));
  const parts = partsAsked(question, terms, wantsOf(question, false), roleOf(question));
  return { terms, parts, named: parts.filter((_, i) => terms[i]?.kind !== 'word') };
};

describe('the part that a name plays', () => {
  test.each([
    ['who fired Okafor?', ['whom']],
    ['whom did Lindqvist fire?', ['who']],
    ['was Okafor fired?', ['whom']],
    ['when was Okafor fired', ['whom']],
    ['did Lindqvist fire him?', ['who']],
    ['when did Lindqvist fire Okafor?', ['who', 'either']],
  ] as const)('%s', (question, named) => {
    expect(partsOf(question).named).toEqual(named);
  });

  test('a report in which the one asked about is the doer is turned around', () => {
    const { terms, parts } = partsOf('who fired Okafor?');
    expect(rolesMet(playingIn(parts, terms), act(['lindqvist'], ['okafor']))).toBe(1);
    expect(rolesMet(playingIn(parts, terms), act(['okafor'], ['clerk']))).toBe(0);
    expect(rolesMet(playingIn(parts, terms), undefined)).toBe(0);
  });
});

describe('where it was', () => {
  test.each([
    ['Okafor spent the night hiding in the Danish embassy.', 'Danish embassy'],
    ['Okafor spent the night hiding in Norhaven.', 'Norhaven'],
  ])('%s', (text, place) => {
    const tokens = placedWords(text);
    const deed = [{ from: 4, to: 5 }];
    const found = answerIn('place', {
      text,
      tokens,
      met: [{ from: 0, to: 1 }],
      counted: [],
      deed,
      role: 'either',
      measure: null,
    });
    expect(text.slice(found?.begin, found?.end)).toBe(place);
  });
});

describe('who it was', () => {
  test.each([
    ['Marchetti became chief engineer when Lindqvist fired Okafor.', 'Marchetti'],
    ['Lawyers had Okafor fired when Lindqvist arrived.', 'Lindqvist'],
  ])('a name that begins a sentence is one, an English word is none: %s', (text, name) => {
    const tokens = placedWords(text);
    const at = (word: string) => tokens.findIndex((token) => token.word === word);
    const met = [{ from: at('okafor'), to: at('okafor') + 1 }];
    const deed = [{ from: 1, to: 2 }];
    const found = answerIn('person', { text, tokens, met, counted: [], deed, role: 'doer', measure: null });
    expect(text.slice(found?.begin, found?.end)).toBe(name);
  });
});

describe('who tells of it', () => {
  const nameIn = (text: string, word: string, wants: 'person' | 'place' = 'person') => {
    const tokens = placedWords(text);
    const at = tokens.findIndex((token) => token.word === word);
    const deed = [{ from: at, to: at + 1 }];
    const found = answerIn(wants, { text, tokens, met: deed, counted: [], deed, role: 'doer', measure: null });
    return found && text.slice(found.begin, found.end);
  };

  test.each([
    ['Marchetti maintained that the tower, which Okafor built, was an insult.', 'built', 'Okafor'],
    ['In May Bank of Norhaven bought the tower.', 'bought', 'Bank of Norhaven'],
  ])('is not who did it: %s', (text, word, name) => {
    expect(nameIn(text, word)).toBe(name);
  });

  test.each([
    ['The tower collapsed, according to a report in the Evening Journal.', 'collapsed'],
    ['The tower collapsed, according to the United Council.', 'collapsed'],
  ])('nor where it was: %s', (text, word) => {
    expect(nameIn(text, word, 'place')).toBeNull();
  });

  test('an area of something is somewhere, the parents of somebody are not', () => {
    expect(nameIn('The tower collapsed in the old state of Norland.', 'collapsed', 'place')).toBe('Norland');
    const text = 'The tower collapsed on the parents of Okafor near Norhaven.';
    expect(nameIn(text, 'collapsed', 'place')).toBe('Norhaven');
  });

  test('the place of somebody without a name is nobody', () => {
    const text = 'An LA judge cleared the engineer of all charges.';
    const tokens = placedWords(text);
    const deed = [{ from: 3, to: 4 }];
    const found = answerIn('person', { text, tokens, met: deed, counted: [], deed, role: 'doer', measure: null });
    expect(found?.surety ?? 0).toBeLessThan(0.4);
  });

  test.each([
    ['who said that the tower leans?', true],
    ['who has first called it a hoax?', true],
    ['who built the tower that she said leans?', false],
  ])('%s asks for whoever tells: %s', (question, is) => {
    expect(asksTeller(question)).toBe(is);
  });

  test('"who broke his arm" asks for nobody who reported it', () => {
    expect(asksWhoTold('who broke his arm?')).toBe(false);
    expect(asksWhoTold('who broke the story?')).toBe(true);
  });
});

describe('what gives the answer without a day', () => {
  test('stands without the dated ones that it was put before', async () => {
    const [first] = EVIDENCE;
    if (!first) throw new Error('no evidence');
    const text = 'Okafor served as chief engineer for twenty-one months.';
    const report = { ...first.report, article: 'evening-star/9', index: 90, date: null, text };
    const extra = { ...first, article: { ...first.article, id: 'evening-star/9' }, report };
    const asked = { question: 'how long was Okafor chief engineer?', today: '2018-09-10', saga: SAGA };
    const { answer } = await answerQuestion(depsOf([...EVIDENCE, extra]), asked);
    expect(answer.line).toBe('Twenty-one months.');
    expect(answer.events).toEqual([]);
    expect(answer.undated?.map(({ evidence: [lead] }) => lead.report.text)).toEqual([text]);
  });
});

describe('what is asked', () => {
  test.each([
    ['when will the trial begin?', true],
    ['when is the hearing due', true],
    ['when did it begin?', false],
  ])('%s: a day to come, %s', (question, ahead) => {
    expect(asksAhead(question)).toBe(ahead);
  });

  test('how somebody reacted is told by deeds as well', () => {
    expect(wantsOf('How did Norhaven react?', true)).toBe('fact');
    expect(wantsOf('what did Lindqvist say?', true)).toBe('speech');
  });
});

describe('terms', () => {
  const labels = (question: string) => findTerms(SAGA, placedWords(question)).map(({ label }) => label);
  test('a verb of several words is one term, under the words that mean it', () => {
    expect(labels('when did the old ferryman pass away?')).toContain('pass away');
    expect(wordsForPhrase(['passed', 'away'])).toContain('die');
    expect(wordsForPhrase(['laid', 'to', 'rest'])).toContain('bury');
    expect(phraseLength(['the', 'bridge'])).toBe(0);
  });

  test('capitals are a name, whatever word they spell', () => {
    expect(labels('did the WHO say so?')).toEqual(['WHO']);
    expect(labels('WHO IS THAT?')).toEqual([]);
  });

  test('who is meant by a trade or a home is somebody, not something', () => {
    expect(wantsOf('Which Texan ran for mayor?', false)).toBe('person');
    expect(wantsOf('which congressman resigned', false)).toBe('person');
    expect(wantsOf('which newspaper wrote it?', false)).toBe('fact');
    expect(wantsOf('what happened after the power cut?', false)).toBe('fact');
  });

  test("an office beside its holder's name is a matter of its own", () => {
    expect(labels('how long was Okafor chief engineer?')).toEqual(['Thomas Okafor', 'chief engineer']);
    expect(labels('what about the chief engineer?')).toEqual(['Thomas Okafor']);
  });
});

describe('a time told by a happening', () => {
  test('"the evening before he was fired" is no evening before today', async () => {
    const { answer } = await ask('what did Lindqvist do the day before Okafor was fired?');
    expect(answer.interpretation.assumed.join(' ')).toContain(
      '“Okafor was fired” is taken to be Monday, 3 September 2018.',
    );
  });

  test('"once Okafor was gone" is his leaving', async () => {
    const { answer } = await ask('what did Marchetti do once Okafor was gone?');
    expect(answer.interpretation.assumed.join(' ')).toContain(
      '“Okafor was gone” is taken to be Monday, 3 September 2018.',
    );
  });
});

describe('a reason', () => {
  const reason = (text: string, deed: string) => {
    const tokens = placedWords(text);
    const at = tokens.findIndex(({ word }) => word === deed);
    const places = [{ from: at, to: at + 1 }];
    return (
      answerIn('reason', { text, tokens, met: places, counted: [], deed: places, role: 'either', measure: null })
        ?.surety ?? 0
    );
  };
  test('is of what stands before it, not of what it holds', () => {
    const of = reason('Okafor resigned because the toll was wrong.', 'resigned');
    const holding = reason('The toll was dropped because Okafor had resigned.', 'resigned');
    const opening = reason('Because the toll was wrong, Okafor resigned.', 'resigned');
    expect(of).toBe(1);
    expect(opening).toBe(1);
    expect(holding).toBeLessThan(0.5);
  });
});

describe('what somebody is called beside the name', () => {
  test.each([
    ['The board was asked to name Rosa Imhof as keeper.', null],
    ['The council heard Rosa Imhof, a former judge, on Friday.', 'a former judge'],
    ['He talked to radio host Rosa Imhof.', 'radio host'],
    ['They thanked the harbour pilot Rosa Imhof.', 'the harbour pilot'],
    ['On Friday Rosa Imhof left.', null],
    ['They hired Rosa Imhof.', null],
    ['Nobody else came.', null],
  ])('%s', (text, words) => {
    expect(describedAs(text, 'Rosa Imhof')).toBe(words);
  });

  test('a long sentence takes no time', () => {
    const text = `${'a '.repeat(50_000)}Rosa Imhof${', a'.repeat(50_000)}`;
    expect(describedAs(text, 'Rosa Imhof')).toBeNull();
  });
});

describe('whom and what a sentence answers with', () => {
  const wordOf = (text: string, word: string) => {
    const from = placedWords(text).findIndex((token) => token.word === word);
    return from < 0 ? [] : [{ from, to: from + 1 }];
  };
  const answer = (
    wants: 'person' | 'place' | 'number',
    text: string,
    metWord: string,
    deedWord: string,
    counted = '',
  ) => {
    const tokens = placedWords(text);
    const places = { met: wordOf(text, metWord), deed: wordOf(text, deedWord), counted: wordOf(text, counted) };
    const found = answerIn(wants, { text, tokens, ...places, role: 'doer', measure: null });
    return found && { words: text.slice(found.begin, found.end), surety: found.surety };
  };

  test('a paper that reports is no place', () => {
    const told = answer(
      'place',
      'Today the Harbour Courier says that Lindqvist had her operation abroad.',
      'lindqvist',
      'operation',
    );
    expect(told?.surety ?? 0).toBeLessThan(
      answer('place', 'Lindqvist had her operation at the Malmo Clinic.', 'lindqvist', 'operation')?.surety ?? 0,
    );
  });

  test('nobody with a title is one', () => {
    const told = answer('place', 'Okafor proposed to Ms Marchetti in Odense.', 'okafor', 'proposed');
    expect(told?.words).toBe('Odense');
  });

  test('whom somebody served is not the one who left', () => {
    const text = 'Petra Marchetti, a lieutenant of Mr Okafor for years, yesterday left the council.';
    expect(answer('person', text, 'council', 'left')?.words).toBe('Petra Marchetti');
  });

  test('the board of a chief of staff is not the one who left', () => {
    const text = 'Harbour Board chief of staff Petra Marchetti left the council on Monday.';
    expect(answer('person', text, 'council', 'left')?.words).toBe('Petra Marchetti');
  });

  test('people of a place are not the place', () => {
    const text = 'Two Danish sailors and some women cheered, and then Malmo residents sued the port.';
    expect(answer('person', text, 'port', 'sued')?.words).toBe('Malmo residents');
  });

  test('the figure in the name of a thing counts nothing, one with its unit does', () => {
    expect(
      answer('number', 'The yard sold the Tern 4S, over two thousand boats of it.', 'tern', 'sold', 'boats')?.words,
    ).toBe('over two thousand');
    expect(answer('number', 'The ferry drifted 40km.', 'ferry', 'drifted')?.words).toBe('40');
  });
});
