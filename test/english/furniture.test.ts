// Holds what of a page's text is furniture, and that what only looks like it stays.
import { describe, expect, test } from 'vitest';
import { tagText } from '../../src/bot/tag.ts';
import {
  isFurniture,
  isMinuteByMinute,
  minuteLength,
  stampLength,
  threadStart,
  turnOf,
} from '../../src/english/furniture.ts';
import { processorTime } from '../processor-time.ts';

const OWN = 'Harbour officials confirmed that nine people died in the collision.';

describe('a stamp before a sentence', () => {
  test.each([
    ['LUND | Wed May 5, 2021 5:24 pm EDT LUND (Reuters) - '],
    ['By Ann Fox, Harbour Editor LUND | Wed May 5, 2021 7:30 pm BST LUND (Reuters) - '],
    ['Sun May 2, 2021 10:12 pm BST (Reuters) - '],
    ['LUND (AP) — '],
    ['Lund, Norland (CNN) – '],
    ['Minister stays in office after ferry collision Tuesday 4 May 2021 16.35 BST '],
    ['Photograph: Ann Fox/Getty Images '],
    ['Divers at the wreck on Monday. Photograph: Ann Fox/AFP/Getty '],
    ['9.15am: '],
    ['11:40 GMT - '],
    ['(Update 2:10 a.m. Thursday in Lund, 7:10 p.m. ET Wednesday) '],
    ['(Updated at 16:58) '],
    ['Live blog: '],
    ['BREAKING: '],
    ['(Updated 10:13 a.m. (1713 in Lund)) '],
    ['(By Ann Fox – Harbour News) '],
    ['Wednesday, May 5, 2021; 4:30 PM '],
    ['Ann Fox | 10:57 UK time, Tuesday, 4 May 2021 '],
    ['Lund, 7:10 p.m. ET) '],
  ])('%s', (stamp) => {
    expect(`${stamp}${OWN}`.slice(stampLength(`${stamp}${OWN}`))).toBe(OWN);
  });

  test.each([
    [OWN],
    ['On Tuesday 4 May 2021 the council of Lund closed its northern pier to all traffic.'],
    ['The Coast Guard (CG) said that nine people died in the collision off Lund.'],
    ['At 9.15 the ferry left the northern pier of Lund with forty people aboard.'],
    ['A photograph: that was all that the families of the sailors had left after the storm.'],
    ['The ferry (built in 2010, rebuilt in Malby) sank off Lund on Tuesday.'],
    ['(Moreau, who left at 9.15, was not aboard.) She returned to Lund by train.'],
    ['Moreau, 54, told Reuters that she would not resign before the inquiry ends.'],
  ])('is none: %s', (sentence) => {
    expect(stampLength(sentence)).toBe(0);
  });
});

describe('a line of the page', () => {
  test.each([
    ['All rights reserved.'],
    ['Copyright 2021 The Harbour Post.'],
    ['This article appeared on p29 of the Main section of the Post on 00.01 BST on Wednesday 5 May 2021.'],
    ['The headline of this article was amended on 12 May 2021 to say who had asked.'],
    ['This story has been updated to add what the captain said.'],
    ['FILE - In this April 4, 2014, file photo, Moreau speaks at the northern pier.'],
    ['Moreau at the wreck on Tuesday (AP Photo/Ann Fox)'],
    ['Photograph by Ann Fox.'],
    ['(Reporting by Ann Fox and Bo Lind; Editing by Cy Dahl) Data for every trading floor of the world'],
    ['-- Sources: harbour office; coast guard (Editing by Ann Fox)'],
    ['(Update 6:58 p.m.'],
    ['This comment was removed because the moderators found it broke the rules.'],
    ['The exchange is not responsible for any content of third parties.'],
    ['May 4, 2021 at 4:58 pm | Reply They should all be ashamed of what they did to Lund.'],
    ['Read more about the collision of the two ferries off Lund.'],
    ['Ann Fox contributed to this report from Lund on Tuesday.'],
    ['Letters for publication should be sent to: letters@post.example'],
    ['The Harbour Post Divers raise the ferry off Lund - 12 hrs ago The Coast Herald Minister stays'],
    ['THIS IS A RUSH transcript of the hearing on Tuesday.'],
    ['In the following video, divers show how they raised the ferry off Lund.'],
    ['The map below shows where the two ferries met on Tuesday.'],
    ['Watch the minister speak to the families of the sailors on Tuesday.'],
    ['Listen to what the captain told the coast guard on Tuesday.'],
    ['See Ann Fox’s pictures of the wreck, which was raised on Tuesday.'],
    ['How the ferry was raised Link to video: divers at the wreck on Tuesday'],
  ])('%s', (line) => {
    expect(isFurniture(line)).toBe(true);
  });

  test.each([
    [OWN],
    ['The union said that all its members have the right to reserved seats on the ferry.'],
    ['Moreau read more than forty letters of relatives on Tuesday.'],
    ['The photo of the wreck that a diver took on Tuesday angered the families.'],
    ['The captain (reporting by radio since noon) said that he had seen no lights.'],
    ['The court found that the owners are liable for the loss of the ferry.'],
    ['A file on the captain was handed to the prosecutors of Malby on Tuesday.'],
    ['The report was updated on Tuesday after a sailor told the court what he saw.'],
    ['The plan of this council was changed on Tuesday, and the mayor left.'],
    ['Watch makers of Lund closed their shops on Tuesday.'],
    ['See-through curtains were found in the wreck on Tuesday, a diver said.'],
    ['The families saw the video of the collision, and the captain above all.'],
    ['The company was published in a list of debtors, the mayor said on Monday.'],
  ])('is none: %s', (line) => {
    expect(isFurniture(line)).toBe(false);
  });
});

test('a line above the credit of a picture is its caption, the line below it a sentence', () => {
  const text = ['Divers wave on the northern pier.', `Photograph: Ann Fox/AFP ${OWN}`].join('\n\n');
  const told = tagText({ text, dct: '2021-05-05' }).reports.map(({ begin, end }) => text.slice(begin, end));
  expect(told.some((words) => words.includes('Divers wave'))).toBe(false);
  expect(told.some((words) => OWN.includes(words))).toBe(true);
});

test('readers’ comments begin with the first of two stamps', () => {
  const article = `${OWN}\n\nMoreau resigned on Tuesday.`;
  const comments = 'May 4, 2021 at 4:58 pm | Reply\n\nShame on them.\n\nMay 5, 2021 at 5:01 am | Reply\n\nIndeed.';
  expect(threadStart(`${article}\n\n${comments}`)).toBe(article.length + 2);
  expect(threadStart(article)).toBe(article.length);
});

test('readers’ comments under a day and a minute begin with the first of two', () => {
  const comments = '4th May 2021 - 16:58\n\nShame on them.\n\n5th May 2021 - 9:01\n\nIndeed.';
  expect(threadStart(`${OWN}\n\n${comments}`)).toBe(OWN.length + 2);
});

test('a page that goes minute by minute has no years before its sentences', () => {
  const minutes = ['0912', '1004', '1131', '1347', '2010'].map((minute) => `${minute} ${OWN}`).join('\n\n');
  expect(isMinuteByMinute(minutes)).toBe(true);
  expect(`2010 ${OWN}`.slice(minuteLength(`2010 ${OWN}`))).toBe(OWN);
  const years = ['1832', '1902', '1967', '2004', '2010'].map((year) => `${year} ${OWN}`).join('\n\n');
  expect(isMinuteByMinute(years)).toBe(false);
});

describe('an interview', () => {
  const text = [
    'The minister for the harbour spoke on Tuesday.',
    'Q: When did you learn of the collision?',
    'A: I was called on Monday night at home.',
    'Q: Did you resign on Tuesday?',
    'A: I offered it on Tuesday morning.',
  ].join('\n\n');
  const reports = tagText({ text, dct: '2021-05-05' }).reports.map((report) => ({
    ...report,
    words: text.slice(report.sentence.begin, report.sentence.end),
  }));

  test('has no questions among its reports', () => {
    expect(reports.some(({ words }) => words.startsWith('Q:'))).toBe(false);
  });

  test('dates no answer whose speaker is not named', () => {
    const answers = reports.filter(({ words }) => words.startsWith('A:'));
    expect(answers.length).toBeGreaterThan(0);
    for (const { date, kind } of answers) expect({ date, kind }).toEqual({ date: null, kind: 'quote' });
  });

  test('with names says whose words they are', () => {
    const named = text.replaceAll('Q:', 'FOX:').replaceAll('A:', 'MOREAU:');
    const [answer] = tagText({ text: named, dct: '2021-05-05' }).reports.filter((report) =>
      named.slice(report.sentence.begin).startsWith('MOREAU: I was called'),
    );
    expect(answer).toMatchObject({ kind: 'quote', attribution: 'MOREAU' });
  });

  test('is not made of a text that mentions a letter', () => {
    expect(turnOf('A plan: the council of Lund closes its northern pier.')).toBeNull();
    expect(
      tagText({ text: `${OWN} A: that was the mark on the hull.`, dct: '2021-05-05' }).reports.length,
    ).toBeGreaterThan(0);
  });
});

test('a report begins behind its stamp, with offsets into the text', () => {
  const text = `LUND | Wed May 5, 2021 5:24 pm EDT LUND (Reuters) - ${OWN}`;
  const { reports } = tagText({ text, dct: '2021-05-05' });
  expect(reports.map(({ sentence }) => text.slice(sentence.begin, sentence.end))).toEqual(reports.map(() => OWN));
  expect(reports.every(({ begin, sentence }) => begin >= sentence.begin)).toBe(true);
});

test('fault 14: takes time in proportion to the text', () => {
  const hostile = [
    'Photograph: '.repeat(20_000),
    'May 4, 2021 at 4:58 pm | '.repeat(20_000),
    '| '.repeat(100_000),
    '9.15 '.repeat(50_000),
  ];
  const before = processorTime();
  for (const text of hostile) {
    stampLength(text);
    isFurniture(text);
    threadStart(text);
  }
  expect(processorTime() - before).toBeLessThan(2000);
});
