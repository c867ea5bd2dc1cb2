// The workspaces that the bot is in: the room of each, and who closes one.
import type { Clock, Log } from '../../../src/ports.ts';
import { AGENT_SCOPE, createBoltLogger, createClient, type Identity, identify } from './client.ts';
import type { Grant } from './installing/grant.ts';
import type { Grants } from './installing/tokens.ts';
import type { Room } from './speaking/room.ts';
import { createSpeaker } from './speaking/speaker.ts';

/** A workspace with the bot in it, and the token with which it speaks there. */
interface Entered {
  readonly room: Room;
  readonly token: string;
}

export interface Workspaces {
  /** Null where the bot is not in the workspace. `team` undefined: Slack does not say which. */
  of(team: string | undefined): Promise<Entered | null>;
  /** Slack says at that instant (milliseconds since the epoch) that the app was removed. True where it was there, and is not any more. */
  remove(team: string, at: number): Promise<boolean>;
}

/** What the rooms of all workspaces share. */
export type Shared = Omit<Room, 'speaker' | 'identity'> & { readonly clock: Clock };

interface Speaking {
  readonly api: string | undefined;
  readonly log: Log;
  readonly timeout: number;
  /** Told when Slack takes the token no longer. */
  readonly onGone: (team: string, reason: string) => void;
}

function enter({ clock, ...shared }: Shared, identity: Identity, token: string, speaking: Speaking): Entered {
  const { api, log, timeout, onGone } = speaking;
  const client = createClient({ token, api, logger: createBoltLogger(log), timeout });
  const speaker = createSpeaker({ client, log, clock, onGone: (reason) => onGone(identity.team, reason) });
  return { room: { ...shared, speaker, identity }, token };
}

/** Rejects with a UserError where Slack or the token is not there. */
export async function oneWorkspace(shared: Shared, token: string, speaking: Speaking): Promise<Workspaces> {
  const { api, log, timeout } = speaking;
  const identity = await identify(createClient({ token, api, logger: createBoltLogger(log), timeout }));
  const entered = enter(shared, identity, token, speaking);
  let isThere = true;
  return {
    of: async (team) => (team === undefined || team === identity.team ? entered : null),
    async remove(team) {
      const wasThere = isThere && team === identity.team;
      isThere &&= !wasThere;
      return wasThere;
    },
  };
}

/** The name is the manifest's: whoever makes the app under another one reads the wrong name in one sentence. */
const identityOf = ({ team, bot }: Grant): Identity => ({
  team,
  botUser: bot.user,
  bot: bot.id,
  name: 'daybook',
  isAgent: bot.scopes.includes(AGENT_SCOPE),
});

/** A room stands as long as its token: what was renewed by any process is found with the next event. */
export function manyWorkspaces(shared: Shared, grants: Grants, speaking: Speaking): Workspaces {
  const known = new Map<string, Entered>();
  return {
    async of(team) {
      const grant = team === undefined ? null : await grants.of(team);
      if (!grant) return null;
      const before = known.get(grant.team);
      const now =
        before?.token === grant.bot.token ? before : enter(shared, identityOf(grant), grant.bot.token, speaking);
      known.set(grant.team, now);
      return now;
    },
    async remove(team, at) {
      const kept = await grants.peek(team);
      // Slack repeats what it could not deliver: by then the app may have been installed again
      if (!kept || at < kept.keptAt) return false;
      await grants.remove(team);
      known.delete(team);
      return true;
    },
  };
}
