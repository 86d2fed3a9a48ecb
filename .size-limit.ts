import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { BuildManifest, staticClosure } from './scripts/staticClosure.ts'

const manifest = BuildManifest.parse(JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')))
const first = staticClosure(manifest, 'index.html')

/** The scripts and styles that these lazy parts load beyond the first load, each once. */
const parts = (...sources: readonly string[]) => {
  const files = new Set(sources.flatMap(keysOf).flatMap((key) => staticClosure(manifest, key)))
  return [...files].filter((file) => !first.includes(file)).map(inDist)
}

/** The keys of a source: another part that shares it makes its file a shared one, named after it. */
function keysOf(source: string): readonly string[] {
  const shared = manifest[source] ? [] : groupsOf(basename(source, extname(source)))
  return shared.length > 0 ? shared : [source]
}

/** The keys of the files that vite.config.ts names as a group. */
function groupsOf(name: string): readonly string[] {
  return Object.keys(manifest).filter((key) => key.startsWith(`_${name}-`) && key.endsWith('.js'))
}

/** `wanted` without the files that a reader has loaded `before`. */
const after = (before: readonly string[], wanted: readonly string[]) =>
  wanted.filter((file) => !before.includes(file))

function inDist(file: string): string {
  return `dist/${file}`
}

const panel = parts(...groupsOf('panels'))
const dossiers = parts('src/features/dossier/Dossier.tsx')
const talks = parts(
  'src/features/briefing/BriefingPage.tsx',
  'src/app/StagePart.tsx',
  'src/app/PresenterPart.tsx',
)
const charts = parts('src/features/dossier/charts/ChartsTab.tsx')
/** Its rows are also exported, and are counted with the table. */
const table = parts('src/features/table/TableView.tsx')
const languages = readdirSync('src/i18n/messages').filter((language) => language !== 'en')

/**
 * Sizes are brotli, as a browser receives them, unless stated; kB are 1000 bytes. Brotli takes two seconds a megabyte, gzip a
 * fortieth of that: a library and data, which change seldom and whole, are measured by it.
 */
export default [
  {
    name: 'first load: the page, its entry and all that it imports statically',
    path: ['dist/index.html', 'dist/theme.js', 'dist/startFrame.js', ...first.map(inDist)],
    limit: '141.5 kB',
  },
  {
    name: 'map, with its worker',
    path: [...parts('src/map/WebGlMap.tsx'), 'dist/assets/maplibre-gl-worker-*.js'],
    gzip: true,
    limit: '342 kB',
  },
  { name: 'map without WebGL', path: after(panel, parts('src/map/svg/SvgMap.tsx')), limit: '14 kB' },
  { name: 'panel and timeline, with what they share with later parts', path: panel, limit: '77.3 kB' },
  {
    name: 'dossiers',
    path: after(panel, dossiers),
    limit: '47.1 kB',
  },
  {
    name: 'charts',
    path: after([...panel, ...dossiers], charts),
    limit: '127.5 kB',
  },
  { name: 'briefing and stage, with the presenter’s window', path: after(panel, talks), limit: '160 kB' },
  { name: 'plans', path: after(panel, parts('src/features/plans/PlansPage.tsx')), limit: '37.4 kB' },
  {
    name: 'exports: views, handouts, slides, notes and Markdown, with the libraries that write slides and notes',
    path: after(
      [...talks, ...table, ...charts],
      parts(
        'src/app/ExportPart.tsx',
        'src/papers/viewStill.ts',
        'src/features/briefing/handout/HandoutButton.tsx',
        'src/features/briefing/slides/DownloadSlides.tsx',
        'src/features/briefing/DownloadSingle.tsx',
        'src/features/briefing/DownloadMarkdown.tsx',
        'src/papers/slides/buildPptx.ts',
        ...groupsOf('NoteButton'),
        'src/papers/note/writeNote.ts',
      ),
    ),
    limit: '186.4 kB',
  },
  {
    name: 'reader, search, table, comparison, help, offline use and the other languages',
    path: [
      ...after(
        panel,
        parts(
          'src/features/reader/Reader.tsx',
          'src/features/search/SearchResults.tsx',
          'src/features/table/TableView.tsx',
          'src/app/ComparePage.tsx',
          'src/features/help/KeyboardHelp.tsx',
          'src/app/OfflineStatus.tsx',
          ...languages.map((language) => `src/i18n/messages/${language}/messages.ts`),
        ),
      ),
      'dist/sw.js',
    ],
    limit: `${117 + 54 * languages.length} kB`,
  },
  {
    name: 'data of the start, as the build joins it',
    path: ['dist/assets/explore-*.json', 'dist/assets/start-*.json'],
    gzip: true,
    limit: '128.2 kB',
  },
  {
    name: 'all data, and the app with it as one HTML file',
    path: ['dist/assets/*.json', 'dist-single/throughline.html'],
    // The worker of the Desk is inside too: it reads PDF and Word files with no network. Five megabytes that are packed
    // already take brotli twenty seconds for less than gzip saves in one.
    gzip: true,
    limit: '5.3 MB',
  },
]
