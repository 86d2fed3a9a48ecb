import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { transform } from 'esbuild'
import { defineConfig, type Plugin } from 'vite'
import { NOTICES_FILE } from '#domain/fileParcel.ts'
import { preloadStart } from '#scripts/preload.ts'
import { contentSecurityPolicy } from '#scripts/responseHeaders.ts'
import { siteFiles } from '#scripts/siteFiles.ts'
import { slimDesk } from '#scripts/slimDesk.ts'
import { slimMap } from '#scripts/slimMap.ts'
import { STYLES } from '#scripts/styles.ts'
import { briefingSchemaFile } from './scripts/briefingSchema.ts'
import { dataPackage } from './scripts/dataPackage.ts'
import { deskRules } from './scripts/deskRules.ts'
import { earlyScript, earlyWordsInPage } from './scripts/earlyWords.ts'
import { editionMeta } from './scripts/editions/editionMeta.ts'
import { englishInModules } from './scripts/englishInModules.ts'
import { linkPreview } from './scripts/linkPreview.ts'
import { offlineWorker } from './scripts/offlineWorker.ts'
import { startPictureInPage } from './scripts/startPictureInPage.ts'
import { textRecognition } from './scripts/textRecognition.ts'
import { thirdPartyNotices } from './scripts/thirdPartyNotices.ts'

const DATA = 'data/derived'

const WORKER = 'src/app/serviceWorker.ts'

/** With the map library. */
const WEBGL_MAP = 'src/map/WebGlMap.tsx'

/**
 * Bundles the entry and its static imports into one file. By default the bundler splits off every shared set of modules: two
 * dozen files that load later and compress worse. The worker is excluded.
 */
const START = {
  name: 'start',
  tags: ['$initial' as const],
  test: (id: string) => ![WORKER, 'src/app/offlineFiles.ts'].some((file) => id.endsWith(`/${file}`)),
}

/**
 * What the panels share with other parts that show a map, with all that it imports: with the map's code, because alone it would
 * be one more script and one more style at the start.
 */
const WITH_MAP = [
  'src/map/MapFrame.tsx',
  'src/domain/textAgainstSeries.ts',
  'src/features/dossier/Details.module.css',
  'src/features/dossier/panelParts.tsx',
  'src/features/filters/FilterChips.tsx',
  'src/parts/MajorityNote.tsx',
  'src/content/evidenceGroups.ts',
  'src/content/overviewFigures.ts',
  'src/content/recordLinks.ts',
  'src/content/unitName.ts',
  'src/state/useCorpus.ts',
  'src/state/useLens.ts',
  'src/state/useTextComparisons.ts',
  'src/ui/useElementWidth.ts',
  'src/words/useSourceQuality.ts',
  'virtual:english/dossier',
  'virtual:english/map',
  'virtual:english/series',
  'virtual:english/shared',
  'virtual:english/sourceQuality',
]

/** The styles of the panels come in the map's sheet: one request less at the start. */
const PANEL_STYLES = [
  'src/app/frameDetails.css',
  'src/features/dossier/Dossier.module.css',
  'src/features/dossier/overview/Overview.module.css',
  'src/features/timeline/TimelineDock.module.css',
  'src/features/timeline/BarsAxis.module.css',
  'src/ui/Rows.module.css',
  'src/ui/Section.module.css',
  'src/ui/Table.module.css',
  'src/ui/Tabs.module.css',
]

/**
 * Few files for the map's own code and for what surrounds it: those with fewer bytes than this are merged with what other
 * parts share. All of the map in one file costs them nothing; the panels in two instead of three would cost a talk 40 kB.
 */
const MERGED_BELOW = { map: 4_000_000, panels: 1_000_000 }
const MAP_FRAME = {
  name: 'map',
  test: (id: string) => [...WITH_MAP, ...PANEL_STYLES].some((file) => id.endsWith(file)),
  entriesAware: true,
  entriesAwareMergeThreshold: MERGED_BELOW.map,
}
const PANELS = {
  name: 'panels',
  test: (id: string) => id.endsWith('/src/app/ExplorePanels.ts'),
  entriesAware: true,
  entriesAwareMergeThreshold: MERGED_BELOW.panels,
}

/** Small modules that many later parts share: one file, because the entry names each file of a part. */
const SMALL_FILES = [
  'lib/byType.ts',
  'lib/csv.ts',
  'lib/escapeXml.ts',
  'lib/foldText.ts',
  'lib/webAddress.ts',
  'lib/numberText.ts',
  'i18n/monthNames.ts',
  'parts/LocalizedWords.tsx',
  'parts/OutcomeSign.tsx',
  'parts/SaveData.tsx',
  'parts/TableGate.tsx',
  'state/edition.ts',
  'content/citationText.ts',
  'content/inOrderOf.ts',
  'content/tableById.ts',
  'content/yearWords.ts',
  'ui/CopyTextButton.tsx',
  'ui/download.ts',
  'ui/Field.tsx',
  'ui/Rows.tsx',
  'ui/Section.tsx',
  'ui/Table.tsx',
]
const SMALL = { name: 'small', test: (id: string) => SMALL_FILES.some((file) => id.endsWith(`/src/${file}`)) }

/**
 * Writes what is not Latin-1 in the scripts of the start as escapes: one such letter makes a browser keep the whole script in
 * two bytes a letter, 1.2 MB more for the two largest. They stand in strings only.
 */
const oneByteALetter = (code: string) =>
  code.replace(/[^\0-\xff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * Marks our scripts of the start, of which nearly all functions run at once: Chromium then compiles them while they arrive,
 * beside the page's thread; others read a comment. Not the map library, which runs a part of its functions.
 */
const scriptsOfTheStart: Plugin = {
  name: 'throughline:scripts-of-the-start',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !/^(?:index|map|panels|WebGlMap)(?:~|$)/.test(file.name)) continue
        const code = oneByteALetter(file.code)
        // The comment counts only in the first line.
        file.code = file.name.startsWith('WebGlMap') ? code : `//# allFunctionsCalledOnLoad\n${code}`
      }
    },
  },
}

/** Minifies the scripts that run before the app: the bundler would copy them as they are, comments and all. */
const minifyEarlyScripts: Plugin = {
  name: 'throughline:minify-early-scripts',
  apply: 'build',
  async generateBundle() {
    const scripts = {
      'theme.js': readFileSync('public/theme.js', 'utf8'),
      'startFrame.js': readFileSync('public/startFrame.js', 'utf8'),
      'missing.js': earlyScript('missing'),
      'tooOld.js': earlyScript('tooOld'),
    }
    for (const [fileName, text] of Object.entries(scripts)) {
      const { code } = await transform(text, {
        minify: true,
        // What is for old browsers must stay readable for them.
        target: fileName === 'tooOld.js' ? 'es5' : 'es2022',
      })
      this.emitFile({ type: 'asset', fileName, source: code })
    }
  },
}

/** Fails when a file that is named above was renamed or removed: it would come as a file more, which no test sees. */
const namedFilesExist: Plugin = {
  name: 'throughline:named-files-exist',
  apply: 'build',
  buildEnd(error) {
    const ids = [...this.getModuleIds()]
    const missing = [...WITH_MAP, ...PANEL_STYLES, ...SMALL_FILES].filter(
      (file) => !ids.some((id) => id.endsWith(file)),
    )
    if (!error && missing.length > 0)
      this.error(`vite.config.ts names files that the build does not have: ${missing.join(', ')}`)
  },
}

const notices = thirdPartyNotices()

export default defineConfig({
  // Relative addresses, so that the build works under any path.
  base: './',
  plugins: [
    react(),
    slimMap(),
    englishInModules(import.meta.dirname),
    deskRules(import.meta.dirname),
    textRecognition(import.meta.dirname),
    earlyWordsInPage(),
    startPictureInPage(DATA),
    editionMeta(import.meta.dirname),
    contentSecurityPolicy(),
    // What src/app/main.tsx requests at once.
    preloadStart({
      code: [WEBGL_MAP, 'src/app/ExplorePanels.ts'],
      webGlCode: WEBGL_MAP,
      folder: DATA,
      exploreData: ['basemap', 'overview'],
      laterData: 'records',
      data: ['routes', 'measures', 'timeline', 'vocabulary', 'figures'],
    }),
    notices.page,
    offlineWorker(WORKER),
    linkPreview(process.env.VITE_ADDRESS),
    briefingSchemaFile(),
    dataPackage({ address: process.env.VITE_ADDRESS }),
    siteFiles(process.env.VITE_ADDRESS),
    scriptsOfTheStart,
    minifyEarlyScripts,
    namedFilesExist,
  ],
  css: STYLES,
  // A file of messages becomes one object, whose keys lose their quotes; as exports or in a string they take 2 kB more.
  json: { namedExports: false, stringify: false },
  // The worker of the Desk loads what reads a format when a file of it comes.
  worker: { format: 'es', plugins: () => [slimMap(), slimDesk(), notices.worker] },
  build: {
    target: 'es2022',
    // Data, fonts and workers keep their own hashed addresses: they can be cached for ever, and the content security
    // policy needs no `data:`.
    assetsInlineLimit: 0,
    // The budgets and the bench read the static imports of the entry from the manifest.
    manifest: true,
    // They are measured as brotli; the sizes as gzip, which are printed by default, take a second.
    reportCompressedSize: false,
    license: { fileName: NOTICES_FILE },
    modulePreload: { polyfill: false },
    // The size of the map library; the budgets limit each part.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [START, MAP_FRAME, PANELS, SMALL] },
        // Short hashes, of 36 to 42 bits: the entry names each later file, and they do not compress. The bundler
        // names a shared file after all parts that share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash:7].js`,
        assetFileNames: ({ names: [name = ''] }) =>
          name.includes('~')
            ? `assets/${name.split('~')[0]}-[hash:6][extname]`
            : 'assets/[name]-[hash:6][extname]',
      },
    },
  },
})
