// The gallery is a page of its own: every component in every state, without a browser's extension around it.
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';

const project = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  publicDir: false,
  resolve: { alias: { '@': project } },
  plugins: [preact()],
  server: { fs: { allow: [project] } },
});
