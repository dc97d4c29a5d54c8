// The manifest we ship asks for what the README says, and for nothing else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly manifest_version: number;
  readonly permissions: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly content_scripts?: unknown;
  readonly externally_connectable?: unknown;
  readonly web_accessible_resources?: readonly { readonly resources: readonly string[]; readonly use_dynamic_url?: boolean }[];
  readonly content_security_policy: { readonly extension_pages: string };
  readonly browser_specific_settings?: {
    readonly gecko: { readonly data_collection_permissions: { readonly required: readonly string[] } };
  };
  readonly incognito: string;
}

const manifest = (build: string): Manifest => JSON.parse(readFileSync(`.output/${build}/manifest.json`, 'utf8')) as Manifest;
const readme = readFileSync('README.md', 'utf8');

/** The rows of the README's permissions table: permission, browsers. */
const promised = [...readme.matchAll(/^\| `([^`]+)` \| (asked at install|asked on a click) \| (both|Chromium|Firefox) \|/gmu)].map(
  ([, permission = '', when = '', browsers = '']) => ({ permission, when, browsers }),
);

const CASES = [
  { build: 'chrome-mv3', browser: 'Chromium' },
  { build: 'firefox-mv3', browser: 'Firefox' },
] as const;

describe.each(CASES)('the built manifest for $browser', ({ build, browser }) => {
  const built = manifest(build);
  const inReadme = (when: string) =>
    promised
      .filter((p) => p.when === when && (p.browsers === 'both' || p.browsers === browser))
      .map((p) => p.permission)
      .sort();

  it('asks at install for the permissions of the README, and for no site', () => {
    expect(built.manifest_version).toBe(3);
    expect([...built.permissions].sort()).toEqual(inReadme('asked at install'));
    expect(built.host_permissions).toBeUndefined();
    expect(built.content_scripts).toBeUndefined();
  });

  it('may ask on a click for what the README says', () => {
    const optional = [...(built.optional_permissions ?? []), ...(built.optional_host_permissions ?? [])].sort();
    expect(optional).toEqual(inReadme('asked on a click'));
  });

  it("lets web pages reach the picker's frame and nothing else", () => {
    expect(built.web_accessible_resources?.flatMap((r) => r.resources)).toEqual(['picker.html']);
    if (browser === 'Chromium') expect(built.web_accessible_resources?.[0]?.use_dynamic_url).toBe(true);
    expect(built.externally_connectable).toBeUndefined();
  });

  it('forbids eval, inline code, WebAssembly, foreign connections and untyped HTML in our pages, but for the reader, which recognises text, shows pictures on a click and in Firefox, like the check of a pack, fetches an allowed PDF', () => {
    const csp = built.content_security_policy.extension_pages;
    for (const rule of [
      "default-src 'none'",
      // WebAssembly of the package may run, for recognising text; eval and strings as script may not.
      "script-src 'self' 'wasm-unsafe-eval';",
      browser === 'Firefox' ? "connect-src 'self' https: http:;" : "connect-src 'self';",
      "img-src 'self' blob: data: https: http:;",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(csp).toContain(rule);
    expect(csp.replaceAll(' https: http:;', ';').replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*/u);
    for (const page of ['sidepanel', 'library', 'codebook', 'packs', 'options', 'picker']) {
      const head = readFileSync(`.output/${build}/${page}.html`, 'utf8');
      const [, connect] =
        /<meta http-equiv="?Content-Security-Policy"? content="connect-src ([^;]+); script-src 'self'; img-src 'self' blob: data:"\s*\/?>/iu.exec(
          head,
        ) ?? [];
      // In Chromium the manifest's own policy leaves nothing but the package.
      expect(connect, page).toBe(page === 'packs' ? "'self' https: http:" : "'self'");
    }
  });

  it('does not follow the reader into private windows', () => {
    expect(built.incognito).toBe('not_allowed');
    if (browser === 'Firefox') expect(built.browser_specific_settings?.gecko.data_collection_permissions.required).toEqual(['none']);
  });
});
