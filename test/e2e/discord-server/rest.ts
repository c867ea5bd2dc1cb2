// Turns a request into an answer: route, query, body and limits are checked, then our own answer; what fails is a violation.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { breaches, type Problems } from './contract.ts';
import { answerOf, type Fault, type FaultQueue, type RawAnswer } from './faults.ts';
import type { Gateway } from './gateway.ts';
import { REFUSALS, Refusal } from './refusal.ts';
import { type ReadRequest, readRequest } from './request.ts';
import { APPLICATION_ROUTES } from './routes/applications.ts';
import { CHANNEL_ROUTES } from './routes/channels.ts';
import { INTERACTION_ROUTES } from './routes/interactions.ts';
import type { Call, Method, Route } from './routes/route.ts';
import type { World } from './state.ts';

/** One request as tests look at it afterwards. */
export interface SeenRequest {
  readonly method: string;
  /** Discord's path, with names in braces. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
}

export interface RestOptions {
  readonly world: World;
  readonly token: string;
  readonly faults: FaultQueue;
  readonly seen: SeenRequest[];
  violate(sentence: string): void;
  gateway(): Gateway;
  isRevoked(): boolean;
}

interface Compiled extends Route {
  readonly pattern: RegExp;
}

/** Literal paths before those with names in them. */
const compile = (route: Route): Compiled => ({
  ...route,
  pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
});

const ROUTES: readonly Compiled[] = [...APPLICATION_ROUTES, ...CHANNEL_ROUTES, ...INTERACTION_ROUTES]
  .map(compile)
  .sort((a, b) => a.path.split('{').length - b.path.split('{').length);

// The package's main entry is TypeScript that our stricter compiler refuses: a name in a variable keeps it from being read.
const PATHS: string = 'discord-api-spec';

/** Our routes that Discord's document does not have: none, or the stand-in is wrong. */
export async function strangeRoutes(): Promise<readonly string[]> {
  const { pathsList } = (await import(PATHS)) as { pathsList: Readonly<Record<Method, readonly string[]>> };
  return ROUTES.filter(({ method, path }) => !pathsList[method].includes(path)).map(
    ({ method, path }) => `${method} ${path}`,
  );
}

const JSON_HEADERS = { 'content-type': 'application/json' };
const refusalAnswer = ({ status, code, message }: { status: number; code: number; message: string }): RawAnswer => ({
  status,
  headers: {},
  body: { code, message },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function send(response: ServerResponse, { status, headers, body }: RawAnswer): void {
  // a 204 with a content type makes the client library parse an empty body
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { ...JSON_HEADERS, ...headers }).end(JSON.stringify(body));
}

/** What is wrong with a request before any handler sees it. */
function requestProblems(route: Route, request: ReadRequest, call: Call): Problems {
  const unknownNames = [...request.query.keys()].filter((name) => !route.query?.includes(name));
  const body = request.body === undefined && route.body ? {} : request.body;
  return [
    ...unknownNames.map((name) => `query: ${name} is not in the contract`),
    ...(route.body ? breaches(route.body, body, route.extras) : []),
    ...(route.limits?.(call) ?? []),
  ];
}

export function createRest(options: RestOptions): Server {
  const { world, token, faults, seen, violate } = options;

  const isAuthorised = (route: Route, request: IncomingMessage): boolean =>
    route.isTokenInPath === true
      ? request.headers.authorization === undefined
      : request.headers.authorization === `Bot ${token}` && !options.isRevoked();

  /** Runs a checked request. Our own answers are held to the contract as well. */
  const run = (route: Route, call: Call): RawAnswer => {
    try {
      const { status, body } = route.handle(call);
      if (status < 204 && route.answer)
        for (const problem of breaches(route.answer, body))
          violate(`own answer to ${route.method} ${route.path}: ${problem}`);
      return { status, headers: {}, body };
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      violate(`the stand-in broke at ${route.method} ${route.path}: ${error}`);
      return { status: 500, headers: {}, body: { code: 0, message: String(error) } };
    }
  };

  const answer = (route: Compiled, request: ReadRequest, raw: IncomingMessage, call: Call): RawAnswer => {
    if (!isAuthorised(route, raw)) {
      if (route.isTokenInPath) violate(`${route.method} ${route.path}: sent the bot's token where none belongs`);
      return refusalAnswer(REFUSALS.unauthorized);
    }
    const problems = requestProblems(route, request, call);
    for (const problem of problems) violate(`${route.method} ${route.path}: ${problem}`);
    return problems.length > 0 ? refusalAnswer(REFUSALS.invalidForm) : run(route, call);
  };

  const serve = async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(raw);
    const route = ROUTES.find(({ method, pattern }) => method === request.method && pattern.test(request.path ?? ''));
    if (!route || request.path === null) {
      violate(`unknown route: ${raw.method} ${raw.url}`);
      send(response, { status: 404, headers: {}, body: { code: 0, message: '404: Not Found' } });
      return;
    }
    const params = { ...route.pattern.exec(request.path)?.groups };
    const fault = faults.take(route.method, route.path, params);
    const call: Call = {
      world,
      gateway: options.gateway(),
      origin: `http://${raw.headers.host}`,
      params,
      query: request.query,
      body: isRecord(request.body) ? request.body : {},
      items: Array.isArray(request.body) ? request.body : [],
      files: request.files,
    };
    const result = outcome(fault, () => answer(route, request, raw, call));
    const status = result.answer?.status ?? 0;
    seen.push({ method: route.method, route: route.path, params, body: request.body, status });
    if (result.answer) send(response, result.answer);
    else if (result.isCut) raw.socket.destroy();
  };

  return createServer((raw, response) => {
    serve(raw, response).catch((error: unknown) => {
      violate(`the stand-in broke: ${error}`);
      response.destroy();
    });
  });
}

/** What a fault makes of a request: another answer, none, or none though it was done. */
function outcome(fault: Fault | null, act: () => RawAnswer): { answer: RawAnswer | null; isCut: boolean } {
  if (fault === null) return { answer: act(), isCut: false };
  const answer = answerOf(fault);
  if (answer) return { answer, isCut: false };
  if ('when' in fault && fault.when === 'after') act();
  return { answer: null, isCut: fault.kind === 'cut' };
}
