// Turns lines that people type into commands with values, and into questions.
import { describe, expect, test } from 'vitest';
import { readCommandLine, readSaid, type Typed } from '../../../src/bot/desk/typed.ts';

const command = (name: string, values: Readonly<Record<string, string>> = {}): Typed => ({
  kind: 'command',
  name,
  values,
});
const question = (text: string): Typed => ({ kind: 'question', text });

describe('where a command is expected', () => {
  test.each([
    ['', command('help')],
    ['help', command('help')],
    ['on July 25', command('on', { date: 'July 25' })],
    ['ON July 25', command('on', { date: 'July 25' })],
    ['ask what happened on July 25?', command('ask', { question: 'what happened on July 25?' })],
    ['who Orla Finch', command('who', { person: 'Orla Finch' })],
    ['who said that?', question('who said that?')],
    ['what happened?', question('what happened?')],
    ['digest', command('digest')],
    ['timeline July 2017', command('timeline', { date: 'July 2017' })],
    ['timeline from July 1 to July 30, 2017', command('timeline', { date: 'from July 1 to July 30, 2017' })],
    ['timeline picture:true', command('timeline', { picture: 'true' })],
    ['timeline July 2017 picture:TRUE', command('timeline', { date: 'July 2017', picture: 'true' })],
    ['latest of the dam', question('latest of the dam')],
    ['follow ferry', command('follow', { saga: 'ferry' })],
    [
      'follow ferry 8:00 weekdays Europe/Berlin',
      command('follow', { saga: 'ferry', time: '8:00', days: 'weekdays', zone: 'Europe/Berlin' }),
    ],
    [
      'follow zone: Europe/Berlin days=mon,thu saga:ferry',
      command('follow', { saga: 'ferry', zone: 'Europe/Berlin', days: 'mon,thu' }),
    ],
    [
      'schedule 18:30 7d quiet: 22:00-07:00 replay:2024-05-01',
      command('schedule', { time: '18:30', period: '7d', quiet: '22:00-07:00', replay: '2024-05-01' }),
    ],
    ['schedule silent 3', command('schedule', { empty: 'silent', alerts: '3' })],
    [
      'follow ferry 9:30 am mon to fri New York',
      command('follow', { saga: 'ferry', time: '9:30 am', days: 'mon to fri', zone: 'New York' }),
    ],
    [
      'follow 8am ferry mon-fri berlin',
      command('follow', { saga: 'ferry', time: '8am', days: 'mon-fri', zone: 'berlin' }),
    ],
    ['follow berlin noon', command('follow', { saga: 'berlin', time: 'noon' })],
    [
      'schedule 7.30 quiet: 10pm to 7am zone: los angeles',
      command('schedule', { time: '7.30', quiet: '10pm to 7am', zone: 'los angeles' }),
    ],
    ['schedule quiet: 22-7', command('schedule', { quiet: '22-7' })],
    ['schedule quiet: off', command('schedule', { quiet: 'off' })],
    ['schedule 22:00-07:00', command('schedule', { quiet: '22:00-07:00' })],
    ['schedule weekends zone: EST', command('schedule', { days: 'weekends', zone: 'EST' })],
    ['schedule 09:00 time:', command('schedule', { time: '09:00' })],
    ['pause', command('pause')],
    ['listen on', command('listen', { answers: 'on' })],
  ])('%j', (text, typed) => {
    expect(readCommandLine(text)).toEqual(typed);
  });

  test('a word that fits no option gets a sentence that names them', () => {
    expect(() => readCommandLine('follow ferry tomorrow')).toThrow('“follow” takes saga, time, zone, days; “tomorrow”');
  });
});

describe('in a conversation', () => {
  test.each([
    ['timeline', 'command'],
    ['timeline July 2024', 'command'],
    ['digest yesterday', 'command'],
    ['timeline of the dam', 'question'],
    ['help', 'command'],
    ['follow ferry', 'command'],
    ['follow ferry 08:00', 'command'],
    ['follow up on the ferry', 'question'],
    ['schedule 09:00', 'command'],
    ['schedule of the hearings', 'question'],
    ['listen to what she said', 'question'],
    ['again', 'question'],
    ['news', 'command'],
    ['news of the dam', 'question'],
    ['ask who closed the road', 'command'],
    ['on the other hand, who closed the road', 'question'],
    ['who', 'question'],
    ['list what happened on July 25', 'question'],
    ['latest news of the dam', 'question'],
    ['sources say what', 'question'],
  ])('%j is a %s', (text, kind) => {
    expect(readSaid(text).kind).toBe(kind);
  });
});
