// An invented story: a cracked lock gate shuts the harbour of Holmsund in May 2019.
import type { StoryArticle } from './story.ts';

export const harbourLock: readonly StoryArticle[] = [
  {
    id: 'courier-closed',
    publisher: 'Holmsund Courier',
    title: 'Crack found in Ravn Gate, lock shut to all ships',
    published: '2019-05-13',
    text: `The Ravn Gate lock was closed to all ships on Saturday after divers found a crack as long as a man's arm in its lower gate, the Holmsund port authority said.

Harbour master Ingrid Solheim ordered the closure an hour after the divers surfaced. Nobody was hurt, and the two coasters that lay in the chamber were towed back to sea.

Eleven ships were waiting outside the breakwater on Monday morning. The authority said it could not tell when the lock would open again.`,
  },
  {
    id: 'wire-waiting',
    publisher: 'Coastal Wire',
    title: 'Ships queue off Holmsund as cracked lock stays shut',
    published: null,
    text: `More than twenty ships are waiting off Holmsund because the Ravn Gate lock stays shut, shipping agents said.

The lock was closed over the weekend when divers came upon a crack in the lower gate. Harbour master Ingrid Solheim said the coasters caught in the chamber had been towed back to sea.

Grain traders have begun to send cargoes by lorry to Eskelund. "We lose a day with each ship," said Tor Brekke of the agents' guild.`,
  },
  {
    id: 'ledger-explainer',
    publisher: 'The Eskelund Ledger',
    title: 'Ravn Gate: what we know about the crack that shut a harbour',
    published: null,
    text: `The crack in the Ravn Gate lock has cut Holmsund off from its river for days. On May 16, Coastal Wire and the Courier reported that welders from the Brandt yard had refused to work under the damaged gate.

The trouble began on May 11, when divers found a crack in the lower gate and harbour master Ingrid Solheim closed the lock to all ships.

Two days later eleven ships were waiting outside the breakwater. The gate was built in 1931 and was last overhauled in 1988.`,
  },
  {
    id: 'trades-welders',
    publisher: 'Trades Daily',
    title: 'Welders refuse to work under cracked gate at Holmsund',
    published: null,
    text: `Welders from the Brandt yard have refused to work under the damaged gate of the Ravn Gate lock, according to the Courier and Coastal Wire.

Their foreman, Anders Lie, told the port authority on Wednesday that nobody would go below until the gate was chained, the Courier reported. He said the Brandt welders had refused once before.`,
  },
  {
    id: 'courier-reopened',
    publisher: 'Holmsund Courier',
    title: 'First ships pass Ravn Gate after three weeks',
    published: '2019-06-03',
    text: `The Ravn Gate lock opened again on Sunday, and the first of forty ships passed into the river before dawn.

The Brandt yard had chained the gate on May 20 and welded the crack in nine days. Ingrid Solheim thanked the welders, who had at first refused to go below.`,
  },
  {
    id: 'letters-history',
    publisher: 'Holmsund Letters',
    title: 'The old lock and its keepers',
    published: null,
    text: `My grandfather kept the Ravn Gate for thirty years, and on Saturdays he let us turn the small capstan.

When the lock was closed for repairs on a Thursday, the whole harbour went quiet. People walked out to look at the empty chamber, and the keepers played cards in the pump house.

Nobody remembers a crack. They remember the silence.`,
  },
];
