// Links in rows of numbers hold what a map of them would.
import { expect, test } from 'vitest';
import { copyOfLinks, dropLink, linksOf, openLinks, setLink } from '../../../src/model/links.ts';
import { randomOf } from '../../random.ts';

test.each([1, 2, 3, 4])('they hold what a map of them would: seed %i', (seed) => {
  const random = randomOf(seed);
  const [links, map] = [openLinks(), new Map<number, number>()];
  for (let n = 0; n < 400; n++) {
    const [key, likely] = [Math.floor(random() * 40), random()];
    if (random() < 0.4) {
      dropLink(links, key);
      map.delete(key);
    } else {
      setLink(links, key, likely);
      map.set(key, likely);
    }
    expect(linksOf(links)).toEqual([...map]);
  }
  const copy = copyOfLinks(links);
  setLink(copy, 99, 0.5);
  expect(linksOf(links)).toEqual([...map]);
});
