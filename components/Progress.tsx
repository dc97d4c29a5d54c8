// Something takes its time: said in words, and how far it is when that is known.

export function Progress({ words, value }: { readonly words: string; readonly value?: number | undefined }) {
  return (
    <div class="progress" role="status">
      <span>{words}</span>
      <progress aria-label={words} max={1} {...(value === undefined ? {} : { value })} />
    </div>
  );
}
