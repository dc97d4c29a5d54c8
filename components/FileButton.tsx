// A button that opens the browser's file picker.
import { useRef } from 'preact/hooks';
import { Button, type ButtonProps } from './Button';

export interface FileButtonProps extends Pick<ButtonProps, 'kind' | 'icon' | 'describedBy'> {
  readonly label: string;
  /** Endings and types that the picker offers; what a file is, its content says. */
  readonly accept: string;
  /** Several files at once. Default: one. */
  readonly isMany?: boolean;
  /** Never empty. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
}

export function FileButton({ label, accept, isMany = false, onFiles, ...looks }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...looks} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        class="for-readers"
        tabIndex={-1}
        aria-hidden="true"
        multiple={isMany}
        accept={accept}
        onChange={(event) => {
          const [first, ...others] = event.currentTarget.files ?? [];
          // So that the same file can be chosen again after it was mended.
          event.currentTarget.value = '';
          if (first !== undefined) onFiles([first, ...others]);
        }}
      />
    </>
  );
}
