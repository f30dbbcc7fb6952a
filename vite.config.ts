import { defineConfig } from 'vite'

/** The page of `npm start`: built into one folder that the sandbox's server sends, with nothing from elsewhere. */
export default defineConfig({
  root: 'sandbox/page',
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
})
