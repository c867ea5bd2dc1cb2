// “Add to Slack”: Bolt’s installer over our record, from the page with the link to the word that a workspace is in.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type CallbackOptions,
  type CodedError,
  ErrorCode,
  InstallProvider,
  type InstallProviderOptions,
  type InstallURLOptions,
} from '@slack/oauth';
import type { Clock, Installations, Log, Memory } from '../../../../src/ports.ts';
import { createBoltLogger } from '../client.ts';
import { grantOf, sealGrant } from './grant.ts';
import { sealWith } from './seal.ts';
import { createStateStore } from './state.ts';
import { type Grants, grantsIn } from './tokens.ts';

/** What people see who install the bot: whole HTML pages and their style. */
export interface InstallPages {
  readonly stylesheet: string;
  /** `link` leads to Slack, where the workspace is chosen. */
  invitation(link: string): string;
  /** `link` leads to the bot in that workspace. */
  welcome(link: string): string;
  refusal(sentence: string): string;
}

interface InstallerSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seals tokens and signs states. */
  readonly secret: string;
  /** Bot scopes to be asked for. */
  readonly scopes: readonly string[];
  /** Another server that speaks Slack's Web API; ends in "/api/". */
  readonly apiUrl?: string | undefined;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

interface InstallerPorts {
  readonly installations: Installations;
  readonly memory: Pick<Memory, 'claim'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Installer {
  readonly grants: Grants;
  /** Rejects with a UserError where the secret is not the one with which the workspaces' tokens were sealed. */
  check(): Promise<void>;
  /** Answers the requests of whoever installs the bot; 404 to all else. */
  listener(pages: InstallPages): RequestListener;
}

const INSTALL = '/slack/install';
export const REDIRECT = '/slack/oauth_redirect';
const STYLE = '/slack/style.css';

/** No script, nothing from elsewhere, in nobody's frame, kept by nobody. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
} as const;

const HTML = { 'content-type': 'text/html; charset=utf-8' } as const;

const CANCELLED = 'Nothing was installed: it was not allowed in Slack.';
const EXPIRED = 'This installation took too long or was begun in another browser. Begin again.';
const FAILED = 'Slack did not finish the installation. Begin again; if that does not help, ask whoever runs this bot.';
const WHOLE_ORGANISATION =
  'This bot is installed into one workspace at a time, not into a whole organisation. Choose a workspace and begin again.';

const OUT_OF_TURN: ReadonlySet<string> = new Set([
  ErrorCode.InvalidStateError,
  ErrorCode.MissingStateError,
  ErrorCode.MissingCodeError,
]);

function refusalOf({ code }: CodedError): readonly [number, string] {
  if (OUT_OF_TURN.has(code)) return [400, EXPIRED];
  return code === ErrorCode.AuthorizationError ? [200, CANCELLED] : [500, FAILED];
}

export function createInstaller(settings: InstallerSettings, ports: InstallerPorts): Installer {
  const { installations, clock, log } = ports;
  const { clientId, clientSecret, secret, apiUrl, timeout } = settings;
  const seal = sealWith(secret);
  const wish: InstallURLOptions = { scopes: [...settings.scopes] };
  const options: InstallProviderOptions = {
    clientId,
    clientSecret,
    logger: createBoltLogger(log),
    installUrlOptions: wish,
    stateStore: createStateStore(seal, ports, wish),
    // a code and a refresh token serve once: what failed is not tried a second time
    clientOptions: { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), timeout, retryConfig: { retries: 0 } },
  };
  const grants = grantsIn({ installations, seal, clock, log, options });

  const keeping: NonNullable<InstallProviderOptions['installationStore']> = {
    async storeInstallation(installation) {
      const grant = grantOf(installation);
      if (!grant) throw new Error('Slack gave no bot');
      await installations.keep(grant.team, { sealed: sealGrant(seal, grant), keptAt: clock.now() });
      log.info({ team: grant.team }, 'Slack: a workspace let the bot in');
    },
    fetchInstallation: () => Promise.reject(new Error('nobody asks the installer for tokens')),
  };

  const callbacks = (pages: InstallPages): CallbackOptions => ({
    async afterInstallation({ isEnterpriseInstall }, _options, _request, response) {
      if (!isEnterpriseInstall) return true;
      response.writeHead(200, HTML).end(pages.refusal(WHOLE_ORGANISATION));
      return false;
    },
    success({ team, appId }, _options, _request, response) {
      const link = `https://slack.com/app_redirect?${new URLSearchParams({ app: appId ?? '', team: team?.id ?? '' })}`;
      response.writeHead(200, HTML).end(pages.welcome(link));
    },
    failure(error, _options, _request, response) {
      const [status, sentence] = refusalOf(error);
      response.writeHead(status, HTML).end(pages.refusal(sentence));
    },
  });

  return {
    grants,
    async check() {
      const [first] = await installations.workspaces();
      if (first !== undefined) await grants.peek(first);
    },
    listener(pages) {
      const provider = new InstallProvider({
        ...options,
        installationStore: keeping,
        renderHtmlForInstallPath: pages.invitation,
      });
      const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
        [INSTALL]: (request, response) => provider.handleInstallPath(request, response),
        [REDIRECT]: (request, response) => provider.handleCallback(request, response, callbacks(pages)),
        [STYLE]: (_request, response) =>
          response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(pages.stylesheet),
      };
      return async (request, response) => {
        const route = request.method === 'GET' ? routes[request.url?.split('?')[0] ?? ''] : undefined;
        for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
        try {
          if (route) await route(request, response);
          else response.writeHead(404).end();
        } catch {
          // Bolt has logged why
          response.writeHead(500, HTML).end(pages.refusal(FAILED));
        }
      };
    },
  };
}
