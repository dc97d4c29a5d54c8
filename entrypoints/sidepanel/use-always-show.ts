// Whether this site's passages show at once on every visit: a host permission for that one origin, given and taken by click.
import type { AlwaysShow } from '@/components/DocumentHeader';
import { t } from '@/components/words';
import { useFact } from '@/utils/desk/use-live';
import { allow, allowedOrigins, onPermissionsChanged, originPattern, revoke } from '@/utils/shell/permissions';
import type { Notices } from './use-notices';

export function useAlwaysShow(url: string | undefined, notices: Notices): AlwaysShow | undefined {
  const pattern = url === undefined ? undefined : originPattern(url);
  const allowed = useFact(allowedOrigins, onPermissionsChanged, []);
  if (pattern === undefined || allowed === undefined || url === undefined) return undefined;
  return {
    isOn: allowed.includes(pattern),
    site: new URL(url).hostname,
    onToggle: (isOn) => {
      // Asked in the click itself, before anything is awaited: the browser wants the gesture.
      const answered = isOn ? allow(pattern) : revoke(pattern);
      void answered.then((given) => (isOn && !given ? notices.warn(t('alwaysShowDenied')) : undefined));
    },
  };
}
