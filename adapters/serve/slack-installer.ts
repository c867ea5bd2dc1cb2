// Turns the settings of a Slack bot for many workspaces into Bolt's installer over the record, with its pages.
import type { Clock, Log } from '../../src/ports.ts';
import type { Installer } from '../chat/slack/installing/installer.ts';
import type { SlackSettings } from '../chat/slack/slack.ts';
import type { SlackAccess, SlackConfig } from '../chat-config.ts';
import type { RecordData } from '../store/place.ts';

interface Ports {
  readonly data: Pick<RecordData, 'installations' | 'memory'>;
  readonly clock: Clock;
  readonly log: Log;
}

type ForMany = Extract<SlackAccess, { readonly kind: 'many' }>;

/** One request. Milliseconds. */
const TIMEOUT = 10_000;

export async function installerFor(
  { apiUrl }: Pick<SlackConfig, 'apiUrl'>,
  access: ForMany,
  { data: { installations, memory }, clock, log }: Ports,
): Promise<Installer> {
  const [{ createInstaller }, { MANY_SCOPES }] = await Promise.all([
    import('../chat/slack/installing/installer.ts'),
    import('../chat/slack/manifest.ts'),
  ]);
  const settings = { ...access, scopes: MANY_SCOPES, apiUrl: apiUrl ?? undefined, timeout: TIMEOUT };
  return createInstaller(settings, { installations, memory, clock, log });
}

/** How the gateway lets workspaces install it. */
export async function manyInstall(
  config: Pick<SlackConfig, 'apiUrl'>,
  access: ForMany,
  ports: Ports,
): Promise<SlackSettings['access']> {
  const { INSTALL_PAGES: pages } = await import('../web/pages/installing.tsx');
  return { kind: 'many', installer: await installerFor(config, access, ports), pages };
}
