// How many connections a bot needs for all its servers, and how many it may open today, as Discord says it.
import { REST, type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';
import { UserError } from '../../../src/errors.ts';
import { loginFailure } from './connection.ts';

export interface Wish {
  readonly token: string;
  /** Another server's address without a version. */
  readonly api?: string | undefined;
  /** auto: as many as Discord recommends, one for about a thousand servers. */
  readonly shards: number | 'auto';
}

/**
 * Beyond 1,000 connections a day Discord takes the token away: what does not fit is not begun. Rejects with a UserError where Discord
 * can't be reached or does not know the token.
 */
export async function countShards({ token, api, shards }: Wish): Promise<number> {
  const rest = new REST(api ? { api } : {}).setToken(token);
  const { shards: recommended, session_start_limit: limit } = (await rest
    .get(Routes.gatewayBot())
    .catch((error: unknown) => {
      throw loginFailure(error);
    })) as RESTGetAPIGatewayBotResult;
  const count = shards === 'auto' ? recommended : shards;
  if (count <= limit.remaining) return count;
  const hours = Math.ceil(limit.reset_after / 3_600_000);
  throw new UserError(
    'bad-argument',
    `Discord lets this bot connect ${limit.remaining} times more until ${hours} hours from now, and ${count} shards are wanted.`,
  );
}
