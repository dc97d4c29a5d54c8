// What of Tesseract is used here: the package brings no types. Names are those of its C++ (`TessBaseAPI`, `ResultIterator`).

export interface Api {
  /** 0 when the language could be read. */
  Init(folder: string, language: string, engine: number): number;
  SetPageSegMode(mode: number): void;
  SetVariable(name: string, value: string): void;
  /** Reads the picture `/input` of the engine's own file system. `exif` 1 and `angle` 0: as it is. 0 when it could. */
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetIterator(): Rows;
  Clear(): void;
}

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Walks over what was recognised, at a level: 2 is a line, 3 a word. */
export interface Rows {
  Begin(): void;
  Next(level: number): boolean;
  Empty(level: number): boolean;
  IsAtBeginningOf(level: number): boolean;
  GetUTF8Text(level: number): string | null;
  Confidence(level: number): number;
  getBoundingBox(level: number): Box;
  getBaseline(level: number): Box;
  /** px; of the line. */
  getRowAttributes(): { readonly row_height: number };
}

export interface Engine {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => Api;
  destroy(object: object): void;
}

export type StartEngine = (setting: { wasmBinary: Uint8Array; TesseractProgress: () => void }) => Promise<Engine>;
