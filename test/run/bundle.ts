// Code of ours as one script, made as it is shipped: for a page that is given nothing but this script.
import { build } from 'vite';

const ROOT = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');
const ENTRY = 'virtual-entry.js';

/** `code` is a module that may import by `@/`; the answer is a script without imports. */
export async function bundle(code: string): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': ROOT } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? code.replaceAll(`'@/`, `'${ROOT}/`) : null),
      },
    ],
    build: { write: false, rollupOptions: { input: ENTRY, output: { format: 'iife' } } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((b) => ('output' in b ? b.output : []));
  return outputs.flatMap((o) => (o.type === 'chunk' ? [o.code] : [])).join('\n');
}
