// The doors to deliver from a real record: what is saved in the store is what digests, updates and alerts tell.
import { createDaybook } from '../../../src/bot/daybook.ts';
import type { Article } from '../../../src/model/article.ts';
import { recordOf, type Told } from '../../contracts/store-records.ts';
import { createWorld, type Platform, SAGA, type World } from './platform.ts';

/** The same world, telling what its store holds. */
export function overRecord(world: World): World {
  const daybook = createDaybook({
    store: world.data.store,
    sagas: { list: async () => [SAGA], find: async (id) => (id === SAGA.id ? SAGA : null) },
    clock: world.ports.clock,
  });
  return Object.assign(world, { ports: { ...world.ports, daybook, store: world.data.store } });
}

export const recordWorld = async (folder: string, platform?: Platform, name?: string): Promise<World> =>
  overRecord(await createWorld(folder, platform, name));

/** Reads an article, or a new version of it, into the record. */
export const read = ({ data }: World, id: string, told: readonly Told[], more: Partial<Article> = {}): Promise<void> =>
  data.store.save(recordOf(id, told, { publisher: `The ${id}`, ...more }));
