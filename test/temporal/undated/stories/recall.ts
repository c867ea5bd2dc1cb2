// An invented story: a maker of kettles calls back a model in autumn 2022.
import type { StoryArticle } from './story.ts';

export const recall: readonly StoryArticle[] = [
  {
    id: 'consumer-recall',
    publisher: 'Consumer Watch',
    title: 'Hestia recalls 80,000 Boreal kettles',
    published: '2022-10-06',
    text: `Hestia Home recalled 80,000 Boreal kettles on Wednesday after the handles of fourteen came off with boiling water inside.

The safety office in Dorne had opened an inquiry on September 21. Chief executive Paula Reinholt apologised to customers and promised refunds.`,
  },
  {
    id: 'market-shares',
    publisher: 'Market Line',
    title: 'Hestia shares slide after kettle recall',
    published: null,
    text: `Shares of Hestia Home fell by a fifth, a day that traders will remember.

The company said yesterday that it was calling back 80,000 Boreal kettles because handles of fourteen came off with boiling water inside. Paula Reinholt, the chief executive, apologised and promised refunds to customers.`,
  },
  {
    id: 'market-copy',
    publisher: 'Dorne Evening Sheet',
    title: 'Handles came off: the recall of the Boreal',
    published: null,
    text: `Hestia Home recalled 80,000 Boreal kettles on Wednesday after the handles of fourteen came off with boiling water inside.

The safety office in Dorne had opened an inquiry on September 21. Chief executive Paula Reinholt apologised to customers and promised refunds. The Evening Sheet has found three of the kettles in shops of the town.`,
  },
  {
    id: 'court-suit',
    publisher: 'Court Reporter',
    title: 'Families sue Hestia over kettles',
    published: '2022-11-15',
    text: `Six families sued Hestia Home in Dorne on Monday over burns from Boreal kettles whose handles came off.

The company recalled 80,000 kettles in October.`,
  },
  {
    id: 'guide-kettles',
    publisher: 'Home Guide',
    title: 'How to choose a kettle',
    published: null,
    text: `A kettle should pour without dripping and its handle should stay cool. We tested nine last week, and a test on Friday decided between the last two.

Avoid models that were called back, such as the Boreal by Hestia Home, whose handles came off.`,
  },
];
