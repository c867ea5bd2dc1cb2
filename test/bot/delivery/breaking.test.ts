// An event is breaking news by those alone who tell what its line tells.
import { expect, test } from 'vitest';
import { isBreaking } from '../../../src/bot/delivery/breaking.ts';
import type { Evidence } from '../../../src/model/event.ts';
import { eventOf, on, told } from '../../events/evidence.ts';

const NOW = Date.parse('2024-05-02T12:00:00Z');
const AN_HOUR = 3_600_000;

const TEXTS = [
  'The great crane at the northern quay collapsed on Thursday, killing a docker.',
  'A docker died when the crane of the northern quay fell into the basin, police said.',
  'Ferries to Lund sailed two hours late because of a storm at sea.',
];

test('what stands beside a line counts for no alert', () => {
  const evidence = TEXTS.flatMap((text, at): Evidence[] => {
    const published = {
      value: new Date(NOW - AN_HOUR).toISOString(),
      certainty: 'stated',
      provenance: 'feed',
    } as const;
    return told({ id: `p${at}`, publisher: `The Paper No ${at}`, published }, [{ text, date: on('2024-05-02') }]);
  });
  const event = eventOf(evidence);
  const moment = { now: NOW, since: NOW - 2 * AN_HOUR, zone: 'UTC' };
  expect(isBreaking(event, moment)).toBe(true);
  expect(isBreaking({ ...event, beside: event.evidence.slice(2) }, moment)).toBe(false);
});
