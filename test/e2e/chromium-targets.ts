// What Chromium has open: pages, frames of other processes and workers, each with the session that speaks to it.
import type { Cdp, CdpEvent } from './cdp.ts';
import { watchLongTasks } from './page-scripts.ts';

export interface Target {
  readonly id: string;
  /** The side panel is born as `other` and becomes a `page`. */
  type: string;
  readonly session: string;
  /** The session of the page or frame it is in; undefined at the top. */
  readonly parent: string | undefined;
  /** Main world of each frame that lives in this session. */
  readonly contexts: Map<string, number>;
  /** Kept up to date by the browser. */
  url: string;
}

export interface Targets {
  all(): readonly Target[];
  bySession(session: string): Target | undefined;
  /** The tab that holds a page: only it has a toolbar. */
  tabOf(page: Target): Promise<string>;
  /** Switches a domain of the protocol on for all that is open and all that opens. */
  enable(domain: string): Promise<void>;
  readonly errors: string[];
}

interface Info {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

// Workers too: one that is left out stays where it waits.
const framesOnly = [{ type: 'iframe' }, { type: 'worker' }, { exclude: true }];
const everything = [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, { type: 'browser_ui', exclude: true }, {}];

/** Attaches to all that opens, before its first script runs. `scheme` is what every page is told. */
export async function watchTargets(cdp: Cdp, errors: string[], scheme: string | undefined): Promise<Targets> {
  const open = new Map<string, Target>();
  const tabSessions = new Map<string, string[]>();
  const domains = ['Runtime', 'Log'];

  const ready = async (target: Target): Promise<void> => {
    const send = (method: string, params: object = {}): Promise<unknown> => cdp.send(method, params, target.session);
    const steps = domains.map((domain) => send(`${domain}.enable`));
    if (['page', 'iframe', 'other'].includes(target.type)) {
      steps.push(
        send('Page.enable'),
        send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: framesOnly }),
      );
      steps.push(send('Page.addScriptToEvaluateOnNewDocument', { source: watchLongTasks, runImmediately: true }));
      if (scheme !== undefined)
        steps.push(send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] }));
    }
    steps.push(send('Runtime.runIfWaitingForDebugger'));
    // A target may be gone before it is ready, and a worker knows fewer methods; then there is nothing to watch.
    await Promise.allSettled(steps);
  };

  const attached = (event: CdpEvent): void => {
    // Target.attachedToTarget
    const { sessionId: session, targetInfo } = event.params as { sessionId: string; targetInfo: Info };
    const pages = event.sessionId === undefined ? undefined : tabSessions.get(event.sessionId);
    if (pages !== undefined) pages.push(targetInfo.targetId);
    else if (targetInfo.type !== 'tab') {
      const target: Target = {
        id: targetInfo.targetId,
        type: targetInfo.type,
        url: targetInfo.url,
        session,
        parent: event.sessionId,
        contexts: new Map(),
      };
      open.set(session, target);
      void ready(target);
    }
  };

  cdp.on((event) => {
    const target = event.sessionId === undefined ? undefined : open.get(event.sessionId);
    if (event.method === 'Target.attachedToTarget') attached(event);
    else if (event.method === 'Target.detachedFromTarget') open.delete((event.params as { sessionId: string }).sessionId);
    else if (event.method === 'Target.targetInfoChanged') {
      const { targetId, type, url } = (event.params as { targetInfo: Info }).targetInfo;
      for (const t of open.values()) if (t.id === targetId) Object.assign(t, { type, url });
    } else if (target !== undefined) {
      keepContexts(target, event);
      const error = errorIn(event);
      if (error !== undefined) errors.push(`${target.url}: ${error}`);
    }
  });

  const tabOf = async (page: Target): Promise<string> => {
    const { targetInfos } = await cdp.send<{ targetInfos: readonly Info[] }>('Target.getTargets', { filter: [{ type: 'tab' }] });
    for (const { targetId } of targetInfos.toSorted((a, b) => Number(b.url === page.url) - Number(a.url === page.url))) {
      const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      const pages: string[] = [];
      tabSessions.set(sessionId, pages);
      await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, sessionId);
      await cdp.send('Target.detachFromTarget', { sessionId });
      if (pages.includes(page.id)) return targetId;
    }
    throw new Error(`No tab holds ${page.url}`);
  };

  const enable = async (domain: string): Promise<void> => {
    domains.push(domain);
    await Promise.allSettled([...open.values()].map((target) => cdp.send(`${domain}.enable`, {}, target.session)));
  };

  await cdp.send('Target.setDiscoverTargets', { discover: true, filter: everything });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: everything });
  return { all: () => [...open.values()], bySession: (session) => open.get(session), tabOf, enable, errors };
}

function keepContexts(target: Target, event: CdpEvent): void {
  if (event.method === 'Runtime.executionContextCreated') {
    const { context } = event.params as { context: { id: number; auxData?: { isDefault?: boolean; frameId?: string } } };
    if (context.auxData?.isDefault && context.auxData.frameId !== undefined) target.contexts.set(context.auxData.frameId, context.id);
  } else if (event.method === 'Runtime.executionContextsCleared') target.contexts.clear();
  else if (event.method === 'Runtime.executionContextDestroyed') {
    const { executionContextId } = event.params as { executionContextId: number };
    for (const [frame, id] of target.contexts) if (id === executionContextId) target.contexts.delete(frame);
  }
}

/** What went wrong, when the event says that something did. A failed request of a site is the site's own affair. */
function errorIn(event: CdpEvent): string | undefined {
  if (event.method === 'Runtime.exceptionThrown') {
    const { exceptionDetails: e } = event.params as {
      exceptionDetails: { text: string; exception?: { description?: string; value?: unknown } };
    };
    return `${e.text} ${e.exception?.description ?? String(e.exception?.value ?? '')}`.trim();
  }
  if (event.method === 'Runtime.consoleAPICalled' && (event.params['type'] === 'error' || event.params['type'] === 'assert')) {
    const { args } = event.params as { args: readonly { value?: unknown; description?: string }[] };
    return `console.error ${args.map((a) => a.description ?? String(a.value)).join(' ')}`;
  }
  if (event.method === 'Log.entryAdded') {
    const { entry } = event.params as { entry: { level: string; source: string; text: string } };
    return entry.level === 'error' && entry.source !== 'network' ? `${entry.source}: ${entry.text}` : undefined;
  }
  return undefined;
}
