// The faults that the proxy injects, each once, for a method of the Web API or for "response_url".

export type Fault =
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  /** 503; `after`: by then Slack has got it. */
  | { readonly kind: 'unavailable'; readonly when?: 'after' }
  | { readonly kind: 'error'; readonly error: string }
  /** What Slack says instead of the stand-in. */
  | { readonly kind: 'answer'; readonly answer: Readonly<Record<string, unknown>> }
  /** Never answers. `before`: Slack has not got it either. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' };

export interface Faults {
  add(method: string, ...faults: readonly Fault[]): void;
  take(method: string): Fault | null;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  return {
    add(method, ...faults) {
      queues.set(method, [...(queues.get(method) ?? []), ...faults]);
    },
    take: (method) => queues.get(method)?.shift() ?? null,
  };
}
