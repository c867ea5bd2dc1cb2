// Turns the bot token into who we are in the workspace that it belongs to.
import type { webApi } from '@slack/bolt';
import { UserError } from '../../../src/errors.ts';
import { problemOf } from './problems.ts';

export interface Identity {
  readonly team: string;
  readonly botUser: string;
  readonly bot: string;
  /** The bot's name, as people mention it. */
  readonly name: string;
  /** Whether Slack shows the app as an agent: each question in a direct message then begins a thread. */
  readonly isAgent: boolean;
}

/** Apps that Slack shows as agents have it. */
export const AGENT_SCOPE = 'assistant:write';

/** Rejects with a UserError where Slack or the token is not there. */
export async function identify(client: webApi.WebClient): Promise<Identity> {
  try {
    const {
      team_id: team = '',
      user_id: botUser = '',
      bot_id: bot = '',
      user: name = '',
      ...rest
    } = await client.auth.test();
    return { team, botUser, bot, name, isAgent: (rest.response_metadata?.scopes ?? []).includes(AGENT_SCOPE) };
  } catch (error) {
    const reason = problemOf(error)?.reason ?? 'unknown';
    throw new UserError('fetch-failed', `Slack did not let the bot in (${reason}).`, { cause: error });
  }
}
