// The few pictures of the interface: strokes on a 16 px grid, always beside words or a label, never alone in meaning.

const PATHS = {
  show: 'M8 3.5v9M8 3.5 4.5 7M8 3.5 11.5 7M3 13.5h10',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5 14 14',
  locate: 'M8 2v3M8 11v3M2 8h3M11 8h3M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  edit: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3 3 13ZM9.5 4.2l2.3 2.3',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3L4.7 7.2',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M7 7v4M9 7v4',
  close: 'M4 4l8 8M12 4l-8 8',
  star: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z',
  check: 'M3 8.5l3.3 3.3L13 4.5',
  plus: 'M8 3v10M3 8h10',
  reader: 'M8 4C6.5 2.8 4.5 2.5 2.5 2.7v9.6c2-.2 4 .1 5.5 1.3 1.5-1.2 3.5-1.5 5.5-1.3V2.7C11.5 2.5 9.5 2.8 8 4ZM8 4v9.6',
  library: 'M3 2.5h2.5v11H3zM5.5 2.5H8v11H5.5zM9.6 3.6l2.4-.6 2.3 10.2-2.4.5z',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 7.3v3.7M8 4.9v.2',
  warning: 'M8 2.3 14.3 13.5H1.7zM8 6.5v3.5M8 11.8v.2',
  down: 'M4 6l4 4 4-4',
  minus: 'M3 8h10',
  list: 'M6 4h8M6 8h8M6 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5',
  turn: 'M12.5 8a4.5 4.5 0 1 1-1.3-3.2L13 6.5M13 2.5v4H9',
  dark: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z',
  print: 'M4.5 5.5v-3h7v3M4.5 11.5h-2v-6h11v6h-2M4.5 9h7v4.5h-7z',
  fitWidth: 'M1.5 3v10M14.5 3v10M4 8h8M4 8l2-2M4 8l2 2M12 8l-2-2M12 8l-2 2',
  fitPage: 'M3.5 1.5h9v13h-9zM8 4v8M8 4 6.3 5.7M8 4l1.7 1.7M8 12l-1.7-1.7M8 12l1.7-1.7',
  up: 'M4 10l4-4 4 4',
  in: 'M6 4l4 4-4 4',
  out: 'M10 4L6 8l4 4',
  area: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M5.5 10.5l2-3 1.5 2 1-1.5 1.5 2.5z',
  open: 'M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
  bring: 'M8 2v8M8 10 4.5 6.5M8 10l3.5-3.5M2.5 10.5v3h11v-3',
  send: 'M8 10V2M8 2 4.5 5.5M8 2l3.5 3.5M2.5 10.5v3h11v-3',
} as const;

/** The name of a picture. */
export type IconName = keyof typeof PATHS;

/** A picture without meaning of its own to a screen reader. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
