import { readdirSync, readFileSync } from 'node:fs'
import { BuildManifest, staticClosure } from './scripts/staticClosure.ts'

const manifest = BuildManifest.parse(JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')))
const first = staticClosure(manifest, 'index.html')

/** The scripts and styles that a part adds when it is first shown. */
const part = (source: string) =>
  staticClosure(manifest, source)
    .filter((file) => !first.includes(file))
    .map(inDist)

/** The same without what another part, which is there before, has brought. */
const partAfter = (before: string, source: string) => {
  const there = new Set(part(before))
  return part(source).filter((file) => !there.has(file))
}

/** The file that another file's address in the code became. */
const asset = (source: string) => [inDist(manifest[source]?.file ?? `missing: ${source}`)]

const data = (name: string) => asset(`data/derived/${name}.json`)

function inDist(file: string): string {
  return `dist/${file}`
}

/** Sizes are brotli, as a browser receives them; kB are 1000 bytes. */
export default [
  {
    name: 'first load: the page, its entry and all that it imports statically',
    path: ['dist/index.html', 'dist/theme.js', 'dist/startFrame.js', ...first.map(inDist)],
    limit: '150 kB',
  },
  { name: 'map', path: part('src/map/RouteMap.tsx'), limit: '285 kB' },
  { name: 'map without WebGL', path: part('src/map/svg/SvgMap.tsx'), limit: '42 kB' },
  {
    name: 'map worker',
    path: asset('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs'),
    limit: '125 kB',
  },
  { name: 'timeline', path: part('src/features/timeline/TimelineDock.tsx'), limit: '40 kB' },
  { name: 'panel', path: part('src/features/dossier/Details.tsx'), limit: '58 kB' },
  {
    name: 'charts, beyond the panel in which they stand',
    path: partAfter('src/features/dossier/Details.tsx', 'src/features/dossier/charts/ChartsTab.tsx'),
    limit: '115 kB',
  },
  { name: 'compare', path: part('src/app/ComparePage.tsx'), limit: '20 kB' },
  { name: 'briefings', path: part('src/app/BriefingPart.tsx'), limit: '36 kB' },
  {
    name: 'handout of a briefing, beyond its page',
    path: partAfter('src/app/BriefingPart.tsx', 'src/features/briefing/HandoutButton.tsx'),
    limit: '12 kB',
  },
  {
    name: 'slides of a briefing, beyond its page: what settles where everything stands',
    path: partAfter('src/app/BriefingPart.tsx', 'src/features/briefing/pptx/DownloadSlides.tsx'),
    limit: '20 kB',
  },
  {
    name: 'the library that writes slides, once somebody asks for them',
    path: partAfter(
      'src/features/briefing/pptx/DownloadSlides.tsx',
      'src/features/briefing/pptx/buildPptx.ts',
    ),
    limit: '115 kB',
  },
  {
    name: 'window of the speaker',
    path: partAfter('src/app/StagePart.tsx', 'src/app/PresenterPart.tsx'),
    limit: '8 kB',
  },
  { name: 'stage, without its map', path: part('src/app/StagePart.tsx'), limit: '35 kB' },
  { name: 'still maps', path: part('src/app/viewStill.ts'), limit: '45 kB' },
  { name: 'export of a view', path: part('src/app/ExportPart.tsx'), limit: '24 kB' },
  { name: 'table', path: part('src/features/table/TableView.tsx'), limit: '15 kB' },
  { name: 'search', path: part('src/features/search/SearchResults.tsx'), limit: '15 kB' },
  { name: 'keyboard', path: part('src/features/help/KeyboardHelp.tsx'), limit: '4 kB' },
  { name: 'reader', path: part('src/features/reader/Reader.tsx'), limit: '30 kB' },
  {
    name: 'offline: sign, notice and the worker',
    path: [...part('src/app/OfflineStatus.tsx'), 'dist/sw.js'],
    // The worker lists every file by name, and each part that is loaded on demand is one.
    limit: '11 kB',
  },
  // As it lies on a disk: nothing compresses it on its way.
  { name: 'the app as one HTML file', path: 'dist-single/throughline.html', limit: '4 MB', brotli: false },
  ...readdirSync('src/i18n/messages')
    .filter((language) => language !== 'en')
    .map((language) => ({
      name: `messages: ${language}`,
      path: part(`src/i18n/messages/${language}/messages.ts`),
      limit: '26 kB',
    })),
  { name: 'all styles', path: 'dist/assets/*.css', limit: '50 kB' },
  { name: 'data: basemap', path: data('basemap'), limit: '85 kB' },
  {
    name: 'data: what the start needs besides',
    path: ['routes', 'measures', 'timeline', 'vocabulary'].flatMap(data),
    limit: '60 kB',
  },
  {
    name: 'data: rules and quality, for the page of sources',
    path: ['rulebook', 'quality'].flatMap(data),
    limit: '70 kB',
  },
  {
    name: 'data: what evidence needs',
    path: ['documents', 'claims', 'records'].flatMap(data),
    limit: '80 kB',
  },
  { name: 'data: figures of the start', path: data('figures'), limit: '20 kB' },
  { name: 'data: briefings', path: data('briefings'), limit: '20 kB' },
  { name: 'data: nationalities', path: data('nationalities'), limit: '50 kB' },
  { name: 'data: Channel by day and week', path: data('channel'), limit: '15 kB' },
  { name: 'data: incidents', path: data('incidents'), limit: '230 kB' },
  {
    name: 'data: all figures together',
    path: ['figures', 'nationalities', 'channel', 'incidents'].flatMap(data),
    limit: '400 kB',
  },
]
