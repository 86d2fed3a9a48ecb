import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { preloadData, preloadMap } from '#scripts/preload.ts'
import { contentSecurityPolicy } from '#scripts/responseHeaders.ts'
import { englishInModules } from './scripts/englishInModules.ts'
import { offlineWorker } from './scripts/offlineWorker.ts'
import { startPictureInPage } from './scripts/startPictureInPage.ts'
import { NOTICES_FILE, thirdPartyNotices } from './scripts/thirdPartyNotices.ts'

/** What src/app/main.tsx asks for at once, whatever the page. */
const DATA_OF_THE_START = ['routes', 'measures', 'timeline', 'vocabulary', 'figures']

const WORKER = 'src/app/serviceWorker.ts'

/**
 * All that the entry imports statically is one file with it. Left to itself the bundler makes a file of each set of modules
 * that some part shares; the page would wait for two dozen files, which pack worse one by one. The worker shares nothing.
 */
const START = {
  name: 'start',
  tags: ['$initial' as const],
  test: (id: string) => ![WORKER, 'src/app/offlineFiles.ts'].some((file) => id.endsWith(`/${file}`)),
}

export default defineConfig({
  // Relative addresses, so that the built folder works under any path of any host.
  base: './',
  plugins: [
    react(),
    englishInModules(import.meta.dirname),
    startPictureInPage('data/derived'),
    contentSecurityPolicy(),
    preloadMap('src/map/RouteMap.tsx', 'data/derived/basemap.json'),
    preloadData(DATA_OF_THE_START.map((name) => `data/derived/${name}.json`)),
    thirdPartyNotices(),
    offlineWorker(WORKER),
  ],
  build: {
    target: 'es2022',
    // Every data file, font and worker keeps an address of its own: it is cached for ever by its hash, and the
    // page's policy needs no `data:` for scripts or requests.
    assetsInlineLimit: 0,
    // The budgets and the bench read here which files the entry imports statically.
    manifest: true,
    license: { fileName: NOTICES_FILE },
    modulePreload: { polyfill: false },
    // The map library is one file of this size; what each part may weigh is held by the budgets.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [START] } } },
  },
})
