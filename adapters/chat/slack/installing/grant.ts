// What a workspace gave when it let the bot in: as it is sealed in the record, and as Bolt's installer knows it.
import type { Installation } from '@slack/oauth';
import { z } from 'zod';
import { UserError } from '../../../../src/errors.ts';
import type { Seal } from './seal.ts';

const shape = z.object({
  team: z.string(),
  app: z.string(),
  /** Who let the bot in. */
  person: z.string(),
  bot: z.object({
    id: z.string(),
    user: z.string(),
    scopes: z.array(z.string()),
    token: z.string(),
    /** With token rotation: what the next token is had for, and when this one ends, in seconds since the epoch. */
    refreshToken: z.string().nullable(),
    expiresAt: z.number().nullable(),
  }),
});

export type Grant = z.infer<typeof shape>;

/** Null for what we do not serve: an installation for a whole organisation, or one without a bot. */
export function grantOf({ team, bot, user, appId, isEnterpriseInstall }: Installation): Grant | null {
  if (!team || !bot || isEnterpriseInstall) return null;
  const { id, userId, scopes, token, refreshToken = null, expiresAt = null } = bot;
  return {
    team: team.id,
    app: appId ?? '',
    person: user.id,
    bot: { id, user: userId, scopes, token, refreshToken, expiresAt },
  };
}

export function installationOf({ team, app, person, bot }: Grant): Installation<'v2', false> {
  const { id, user: userId, scopes, token, refreshToken, expiresAt } = bot;
  const rotation = refreshToken === null || expiresAt === null ? {} : { refreshToken, expiresAt };
  return {
    team: { id: team },
    enterprise: undefined,
    user: { id: person, token: undefined, scopes: undefined },
    bot: { id, userId, scopes, token, ...rotation },
    appId: app,
    tokenType: 'bot',
    isEnterpriseInstall: false,
    authVersion: 'v2',
  };
}

export const sealGrant = ({ seal }: Seal, grant: Grant): string => seal(JSON.stringify(grant), grant.team);

/** Throws a UserError where another secret sealed it. */
export function openGrant({ open }: Seal, sealed: string, workspace: string): Grant {
  const read = shape.safeParse(JSON.parse(open(sealed, workspace)));
  if (read.success) return read.data;
  throw new UserError(
    'store-unavailable',
    `What Slack’s workspace ${workspace} gave is kept in a way that this program does not know.`,
  );
}
