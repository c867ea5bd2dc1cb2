// The tokens with which the bot speaks in Slack: of its one workspace, or of each that let it in, renewed before they end.
import { setTimeout as pause } from 'node:timers/promises';
import { InstallProvider, type InstallProviderOptions } from '@slack/oauth';
import type { Clock, Installation, Installations, Log } from '../../../../src/ports.ts';
import { withoutSecrets } from '../client.ts';
import { type Grant, grantOf, installationOf, openGrant, sealGrant } from './grant.ts';
import type { Seal } from './seal.ts';

export interface Tokens {
  /** Null where the bot is not in the workspace. `workspace` null: nobody knows which it is. */
  of(workspace: string | null): Promise<string | null>;
  /** Whether a token is all there is: then it is the operator who mends what is wrong with it, else the workspace. */
  readonly isOnlyOne: boolean;
}

export const oneToken = (token: string): Tokens => ({ of: async () => token, isOnlyOne: true });

export interface Grants {
  /** With a token that is good now; null where the bot is not in the workspace. */
  of(workspace: string): Promise<Grant | null>;
  /** As it was kept last, and when, in milliseconds since the epoch. Rejects with a UserError where another secret sealed it. */
  peek(workspace: string): Promise<{ readonly grant: Grant; readonly keptAt: number } | null>;
  /** The workspace has thrown the bot out. */
  remove(workspace: string): Promise<void>;
}

export const tokensOf = (grants: Grants): Tokens => ({
  of: async (workspace) => (workspace === null ? null : ((await grants.of(workspace))?.bot.token ?? null)),
  isOnlyOne: false,
});

/** Bolt's installer renews what ends within so long. */
const EARLY_MS = 7_200_000;
/** So long one process alone may try. */
const RENEWING_MS = 30_000;
const LOOK_AGAIN_MS = 500;

const endOf = ({ bot }: Grant): number => (bot.refreshToken === null ? Infinity : (bot.expiresAt ?? Infinity) * 1000);

interface GrantPorts {
  readonly installations: Installations;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly log: Log;
  readonly options: InstallProviderOptions;
}

/**
 * A refresh token serves once: of all processes one renews at a time, and the others go on with what is good for two hours yet. One that
 * had ended is waited for.
 */
export function grantsIn({ installations, seal, clock, log, options }: GrantPorts): Grants {
  const open = ({ sealed }: Installation, workspace: string): Grant => openGrant(seal, sealed, workspace);

  const renew = async (kept: Installation, workspace: string): Promise<void> => {
    const installationStore: InstallProviderOptions['installationStore'] = {
      fetchInstallation: async () => installationOf(open(kept, workspace)),
      async storeInstallation(renewed) {
        const grant = grantOf(renewed);
        if (grant)
          await installations.renew(workspace, kept.sealed, { sealed: sealGrant(seal, grant), keptAt: clock.now() });
      },
    };
    const provider = new InstallProvider({ ...options, installationStore });
    await provider.authorize({ teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false });
  };

  return {
    async peek(workspace) {
      const kept = await installations.find(workspace);
      return kept && { grant: open(kept, workspace), keptAt: kept.keptAt };
    },
    async remove(workspace) {
      await installations.remove(workspace);
    },
    async of(workspace) {
      const patience = clock.now() + RENEWING_MS;
      for (;;) {
        const kept = await installations.find(workspace);
        if (!kept) return null;
        const grant = open(kept, workspace);
        const now = clock.now();
        if (endOf(grant) - now > EARLY_MS) return grant;
        if (await installations.take(workspace, kept.sealed, { now, until: now + RENEWING_MS })) {
          await renew(kept, workspace).catch((error: unknown) =>
            log.error(
              { team: workspace, reason: withoutSecrets(String(error)) },
              'a token of Slack could not be renewed',
            ),
          );
          const renewed = await installations.find(workspace);
          return renewed && open(renewed, workspace);
        }
        if (endOf(grant) > now || now >= patience) return grant;
        await pause(LOOK_AGAIN_MS);
      }
    },
  };
}
