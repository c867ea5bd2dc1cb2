// On which day a live page's entries tell what they tell.
import { describe, expect, it } from 'vitest';
import { toldOf } from './telling.ts';

const DCT = '2021-05-04';
const PAGE = [
  '9.03am: Divers are searching the lake below the dam at Kell, which broke on Sunday.',
  '9.41am: The mayor has visited the eastern quarter.',
  '10.15am: On Monday the council met for six hours and rejected the plan.',
  'The treasurer resigned over it.',
  '2.10pm: Soldiers closed the bridge at Oster.',
  '11.50pm: Rescuers found two children on a roof.',
  '12.20am: The army took over the pumps.',
].join('\n\n');

describe('an entry of a live page', () => {
  it('tells of the day of the page, whatever day an entry before it named', () => {
    expect(toldOf(PAGE, 'Soldiers closed', DCT)).toMatchObject({ date: DCT, certainty: 'assumed', rule: 'telling' });
    expect(toldOf(PAGE, 'treasurer resigned', DCT).date).toBe(DCT);
  });

  it('keeps a day that it names itself', () => {
    expect(toldOf(PAGE, 'dam at Kell', DCT).date).toBe('2021-05-02');
    expect(toldOf(PAGE, 'rejected', DCT).date).toBe('2021-05-03');
  });

  it('tells what has just happened', () => {
    expect(toldOf(PAGE, 'has visited', DCT).date).toBe(DCT);
  });

  it('is of the next day behind midnight', () => {
    expect(toldOf(PAGE, 'two children', DCT).date).toBe(DCT);
    expect(toldOf(PAGE, 'pumps', DCT).date).toBe('2021-05-05');
  });

  it('has no day where the page has none', () => {
    expect(toldOf(PAGE, 'Soldiers closed', null).date).toBeNull();
  });
});
