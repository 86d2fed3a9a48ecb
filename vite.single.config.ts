import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { NOTICES_FILE } from '#domain/fileParcel.ts'
import { deskRules } from './scripts/deskRules.ts'
import { earlyWordsInPage } from './scripts/earlyWords.ts'
import { editionMeta } from './scripts/editions/editionMeta.ts'
import { englishInModules } from './scripts/englishInModules.ts'
import { slimDesk } from './scripts/slimDesk.ts'
import { slimMap } from './scripts/slimMap.ts'
import { startPictureInPage } from './scripts/startPictureInPage.ts'
import { STYLES } from './scripts/styles.ts'
import { thirdPartyNotices } from './scripts/thirdPartyNotices.ts'

const notices = thirdPartyNotices()

/**
 * The build of the single HTML file (scripts/buildSingle.ts): one script, so that no addresses between files need rewriting.
 * Lazy parts still run when first needed. The app checks for the mode `single`.
 */
export default defineConfig({
  mode: 'single',
  base: './',
  plugins: [
    react(),
    slimMap(),
    englishInModules(import.meta.dirname),
    deskRules(import.meta.dirname),
    earlyWordsInPage(),
    startPictureInPage('data/derived'),
    editionMeta(import.meta.dirname),
    notices.page,
  ],
  css: STYLES,
  experimental: {
    renderBuiltUrl: (file, { hostType }) => {
      if (hostType !== 'js') return { relative: true }
      const name = JSON.stringify(file)
      // Data is looked up by name (src/state/packedFiles.ts); files that the browser loads need an address.
      return { runtime: file.endsWith('.json') ? name : `throughlineFile(${name})` }
    },
  },
  // One script for the worker as well: a file opened from disk has no addresses to load more from.
  worker: { format: 'iife', plugins: () => [slimMap(), slimDesk(), notices.worker] },
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
