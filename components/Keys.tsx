// A keyboard shortcut as keys to be seen.

/** `Alt+Shift+M` as three keys; nothing for an empty shortcut. */
export function Keys({ keys }: { readonly keys: string }) {
  if (keys === '') return null;
  return (
    <span class="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
