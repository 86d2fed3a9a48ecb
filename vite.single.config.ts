import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { englishInModules } from './scripts/englishInModules.ts'
import { startPictureInPage } from './scripts/startPictureInPage.ts'
import { NOTICES_FILE, thirdPartyNotices } from './scripts/thirdPartyNotices.ts'

/**
 * The build behind the one HTML file (scripts/buildSingle.ts): all code as one script, so that no address has to be rewritten where
 * files name each other, and parts still start when they are first needed. The mode tells the app where it runs.
 */
export default defineConfig({
  mode: 'single',
  base: './',
  plugins: [
    react(),
    englishInModules(import.meta.dirname),
    startPictureInPage('data/derived'),
    thirdPartyNotices(),
  ],
  experimental: {
    renderBuiltUrl: (file, { hostType }) => {
      if (hostType !== 'js') return { relative: true }
      const name = JSON.stringify(file)
      // Data is taken by its name (src/state/packedFiles.ts); what the browser itself loads needs an address.
      return { runtime: file.endsWith('.json') ? name : `throughlineFile(${name})` }
    },
  },
  build: {
    target: 'es2022',
    outDir: '.cache/single',
    emptyOutDir: true,
    license: { fileName: NOTICES_FILE },
    copyPublicDir: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
