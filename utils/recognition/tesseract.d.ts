// The package's engine, in the build for processors with SIMD and its neural network alone; it brings no types of its own.
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  import type { StartEngine } from '@/utils/recognition/engine';

  const start: StartEngine;
  export default start;
}
