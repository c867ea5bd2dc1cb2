// What a page printed above a sentence, without a full stop, is none of its words.
import { describe, expect, test } from 'vitest';
import { tagText } from '../../src/bot/tag.ts';
import { gluedTo } from '../../src/english/glued.ts';

const own = (sentence: string): string => sentence.slice(gluedTo(sentence).length);

describe('a heading, a caption or a byline above a sentence', () => {
  test.each([
    ['Harbour wall fails in the storm The main quay was closed after the water broke through it.', 'The main quay was'],
    ['Sailors look at the damaged wall There is no way to reach the fish market before Monday.', 'There is no way'],
    [
      'Ana Ruiz describes the “grim” scenes in the harbour There is a wreck before every house of the quay.',
      'There is a wreck',
    ],
    ['Ferry to be built in Lund An order for the new ferry was signed by the council.', 'An order for'],
    ['By Ana Ruiz BBC News, Lund The trial of the harbour master has begun in the old town.', 'The trial of'],
    ['Ana Ruiz, BBC News, Lund Harbour workers have gone on strike over the new crane.', 'Harbour workers have'],
    ['Ana Ruiz, BBC News, Port Lund Harbour workers have gone on strike over the new crane.', 'Harbour workers'],
    ['By Ana Ruiz for The Lund Post Harbour workers have gone on strike over the new crane.', 'Harbour workers have'],
    [
      'By Ana Ruiz and Bo Ek, Quay and Crane Media The harbour master has resigned over the crane.',
      'The harbour master',
    ],
    ['Ana Ruiz , LNC News , Port Lund Looting was the talk of the harbour on Tuesday evening.', 'Looting was'],
    ['Ana Ruiz, LNC News, New Lund Harbour workers have gone on strike over the new crane.', 'Harbour workers'],
    ['Last updated at 21:40 GMT Help The harbour master has been found guilty of fraud.', 'The harbour master'],
    [
      'Page last updated at 08:14 GMT, Tuesday, 8 November 2011 Ana Ruiz has been found guilty of fraud.',
      'Ana Ruiz has been',
    ],
    ['PASSENGERS ARE ASKED TO WAIT The ferry from Lund did not arrive on Thursday evening.', 'The ferry from'],
    [
      'Ana Ruiz says she will not sell the crane or leave office Mayor Ana Ruiz will not sell the crane, she said on Tuesday.',
      'Mayor Ana Ruiz will not sell',
    ],
    [
      "Lund's mayor wants to close the northern quay Lund's Mayor Ana Ruiz told the council on Tuesday that it must go.",
      "Lund's Mayor Ana Ruiz told",
    ],
    [
      'Divers have reached the wreck in the bay But one look at the hull told them that nobody was alive.',
      'But one look',
    ],
    ['Quay reopens at last After the storm had passed, the harbour master opened the gate.', 'After the storm'],
  ])('%s', (sentence, begin) => {
    expect(own(sentence).startsWith(begin)).toBe(true);
  });

  test.each([
    'Town Hall Press Secretary Ana Ruiz said on Tuesday that the crane would be sold at last.',
    'Ana Ruiz, New Lund Harbour Master since May, has asked the council to sell the crane.',
    'By Monday Harbour Police had found the crane that had been stolen from the quay.',
    'THIS MUST BE A WARNING TO EVERYBODY WHO LOVES THE HARBOUR AND ITS CRANES.',
    'Doctors said that the influenza A virus had been found in three of the patients in Lund.',
    'He read the essay called The last ferry to the council before he went home on Tuesday.',
    'The mayor said “we will not go There again” when she was asked about the council on Tuesday.',
    'She told The Harbour Post on Tuesday that the crane would be sold before the winter began.',
    'THE COUNCIL MUST NOT SELL A CRANE THAT BELONGS TO ALL OF US AND TO OUR CHILDREN.',
    'The council of Lund has sold the crane that the harbour master had bought in April.',
    'Ana Ruiz sold the crane to the council because Ana Ruiz knew that the quay would have to close.',
    'Ana Ruiz told the council on Tuesday that former mayor Ana Ruiz the elder had never sold a crane.',
    'NIC OLSEN, CNN CORRESPONDENT: The harbour is closed and nobody knows when it will open.',
  ])('nothing stands above: %s', (sentence) => {
    expect(gluedTo(sentence)).toEqual({ stamp: 0, length: 0 });
  });

  test('a heading is a sentence of its own, and tells what it tells', () => {
    const text = 'Storm breaks the harbour wall The council closed the main quay on Tuesday.';
    const { sentences, reports } = tagText({ text, dct: '2021-05-05' });
    const shown = sentences.map(({ begin, end }) => text.slice(begin, end));
    expect(shown).toEqual(['Storm breaks the harbour wall', 'The council closed the main quay on Tuesday.']);
    const told = reports.map(({ sentence }) => text.slice(sentence.begin, sentence.end));
    expect(new Set(told)).toEqual(new Set(shown));
  });

  test('is found in time that grows with the text alone', () => {
    const long = `${'Quay The quay '.repeat(20_000)}`;
    const begun = process.cpuUsage().user;
    gluedTo(long);
    expect(process.cpuUsage().user - begun).toBeLessThan(200_000);
  });
});
