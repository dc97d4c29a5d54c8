// The worker that runs pdf.js, from the extension's own files and nowhere else.
// oxlint-disable-next-line import/default -- the bundler makes the address of it
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
  };
}

// Extension pages take only addresses that a policy has let through; this one knows a single address.
const policy = (globalThis as TrustedTypesWindow).trustedTypes?.createPolicy('pdf-worker', {
  createScriptURL: () => new URL(workerUrl, location.href).href,
});

export function pdfWorker(): Worker {
  const trusted = policy === undefined ? workerUrl : policy.createScriptURL(workerUrl);
  return new Worker(trusted as string, { type: 'module' }); // TypeScript's DOM does not know TrustedScriptURL
}
