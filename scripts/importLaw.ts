/**
 * The import law: one row per folder. `scripts/write-import-law.ts` generates `biome.law.json` from it, the linter
 * enforces that file, and `tests/unit/scripts/importLaw.test.ts` plants a violation of every row and checks that the
 * linter reports it.
 */
export interface FolderLaw {
  /** The alias without `#`; `features` stands for every folder below `src/features`. */
  name: string
  /** Folders it may import, besides itself. */
  mayImport: readonly string[]
  /** Packages that only some folders may use (see OWNED_PACKAGES), by owner name. */
  packages: readonly OwnedPackage[]
  /** Message for a rejected import: what the folder may import, and what to do instead. */
  remedy: string
}

/** Packages that only their owners may import. Other packages are allowed in every folder except the pure ones. */
export const OWNED_PACKAGES = {
  map: {
    group: ['maplibre-gl', 'maplibre-gl/**'],
    remedy: 'Only src/map may import the map library. Pass props to a component of #map instead.',
  },
  charts: {
    group: ['recharts', 'recharts/**'],
    remedy: 'Only src/charts may import recharts. Pass plain values to a component of #charts instead.',
  },
  stores: {
    group: ['zustand', 'zustand/**', '@tanstack/react-query', '@tanstack/query-*'],
    remedy: 'State lives in src/state. Take the value as a prop, and call back when it should change.',
  },
  readers: {
    group: [
      'pdfjs-dist',
      'pdfjs-dist/**',
      'mammoth',
      '@mozilla/readability',
      'linkedom',
      'eld',
      'eld/**',
      'papaparse',
      'postal-mime',
      'read-excel-file',
      'read-excel-file/**',
    ],
    remedy:
      'Only src/extract may read documents and tables. Give its extractText or extractTables the bytes of the file instead.',
  },
} as const
export type OwnedPackage = keyof typeof OWNED_PACKAGES

/** Folders that may use nothing but the packages named here: no React, no DOM, no Node. */
export const PURE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  domain: ['zod'],
  derive: ['zod'],
  learn: ['zod'],
  content: [],
  picture: ['d3-geo', 'geojson', '@maplibre/maplibre-gl-style-spec'],
}

/** What any part of the screen may build on. */
const BELOW_PARTS = [
  'lib',
  'domain',
  'words',
  'content',
  'picture',
  'papers',
  'ui',
  'i18n',
  'state',
  'map',
  'charts',
] as const

/** In order of dependency: a folder may import only the rows above it that it lists. */
export const IMPORT_LAW: readonly FolderLaw[] = [
  {
    name: 'lib',
    mayImport: [],
    packages: [],
    remedy: 'lib is pure and imports only its own ./files. Code that needs the domain belongs in #domain.',
  },
  {
    name: 'domain',
    mayImport: ['lib'],
    packages: [],
    remedy:
      'domain may import ./files, #lib and zod. Move what needs more into the folder that has it, and pass plain values in.',
  },
  {
    name: 'derive',
    mayImport: ['lib', 'domain'],
    packages: [],
    remedy:
      'derive is pure and may import ./files, #lib, #domain and zod. Read files and call libraries in scripts, and pass the values in.',
  },
  {
    name: 'learn',
    mayImport: ['lib', 'domain', 'derive'],
    packages: [],
    remedy:
      'learn is pure and may import ./files, #lib, #domain, #derive and zod. Read files in scripts, and pass texts and decisions in.',
  },
  {
    name: 'extract',
    mayImport: ['lib', 'domain'],
    packages: ['readers'],
    remedy:
      'extract may import #lib and #domain. It turns the bytes of a file into text and knows no page, store or rule.',
  },
  {
    name: 'worker',
    mayImport: ['lib', 'domain', 'derive', 'learn', 'extract', 'data'],
    packages: [],
    remedy:
      'The worker of the Desk may import #extract, #derive, #learn, #domain and #lib. What it needs from the page comes as a message.',
  },
  {
    name: 'i18n',
    mayImport: ['lib'],
    packages: [],
    remedy: "i18n is a leaf and may import #lib only. Move the caller's part to the caller.",
  },
  {
    name: 'ui',
    mayImport: ['lib'],
    packages: [],
    remedy:
      'ui is a leaf and may import #lib only. Take words and values as props, or move the component to #parts.',
  },
  {
    name: 'words',
    mayImport: ['lib', 'domain', 'i18n'],
    packages: [],
    remedy: 'words may import #domain, #i18n and #lib. Pass what it needs from a store as an argument.',
  },
  {
    name: 'content',
    mayImport: ['lib', 'domain', 'words', 'i18n'],
    packages: [],
    remedy:
      'content is pure and may import #domain, #words and #lib. It says what a view or a step states as plain values; drawing belongs in #picture, what the reader does in a feature.',
  },
  {
    name: 'picture',
    mayImport: ['lib', 'domain', 'words', 'i18n', 'content'],
    packages: [],
    remedy:
      'picture is pure and may import #content, #domain, #words and #lib. It turns content into shapes and texts; a live map or a component belongs in #map.',
  },
  {
    name: 'papers',
    mayImport: ['lib', 'domain', 'words', 'i18n', 'extract', 'content', 'picture'],
    packages: [],
    remedy:
      'papers may import #picture, #content, #extract, #domain, #words, #i18n and #lib. It writes files from plain values; gather them in the feature that offers the file.',
  },
  {
    name: 'state',
    mayImport: ['lib', 'domain', 'i18n', 'words', 'content', 'picture', 'data', 'worker', 'extract'],
    packages: ['stores'],
    remedy:
      'state may import #content, #domain, #words, #i18n and #lib. Move drawing to the feature that shows it.',
  },
  {
    name: 'map',
    mayImport: ['lib', 'domain', 'words', 'content', 'picture', 'ui', 'i18n', 'data'],
    packages: ['map'],
    remedy:
      'map may import #picture, #content, #domain, #words, #ui, #i18n and #lib. It takes props and calls back; it never sees a store.',
  },
  {
    name: 'charts',
    mayImport: ['lib', 'domain', 'words', 'content', 'picture', 'ui', 'i18n'],
    packages: ['charts'],
    remedy:
      'charts may import #picture, #content, #domain, #words, #ui, #i18n and #lib. They take props and call back; they never see a store.',
  },
  {
    name: 'parts',
    mayImport: BELOW_PARTS,
    packages: ['stores'],
    remedy: 'parts may import everything below the features. What it needs from a feature comes as a prop.',
  },
  {
    name: 'features',
    mayImport: [...BELOW_PARTS, 'parts'],
    packages: ['stores'],
    remedy:
      'A feature may import its own folders and everything below the features, but no other feature. Move what two features need to #parts; what it needs from above comes as a prop.',
  },
  {
    name: 'own',
    mayImport: [...BELOW_PARTS, 'parts', 'features'],
    packages: [],
    remedy:
      "own shows the reader's own data beside what features show, built of their parts; it may import the features and all below. What it needs of the app comes as a prop.",
  },
  {
    name: 'app',
    mayImport: [...BELOW_PARTS, 'parts', 'features', 'own', 'derive', 'learn', 'extract'],
    packages: ['stores'],
    remedy: 'The app may import all of src.',
  },
]

/** Node entry points. They read data from the disk, so they never import `#data`. */
export const NODE_FOLDERS: readonly { name: string; mayImport: readonly string[]; remedy: string }[] = [
  {
    name: 'scripts',
    mayImport: ['lib', 'domain', 'derive', 'learn', 'extract', 'content', 'picture', 'papers'],
    remedy:
      'scripts may import #derive, #learn, #extract, #domain and #lib, for the first picture #picture and #content, and #papers for the files that they write. Move what a script and the app share into one of these.',
  },
  {
    name: 'bench',
    mayImport: [
      'lib',
      'domain',
      'derive',
      'learn',
      'extract',
      'worker',
      'scripts',
      'content',
      'picture',
      'state/desk',
    ],
    remedy:
      'bench may import what scripts may, scripts, #extract, #worker and #state/desk. Move what it shares with the app into one of these.',
  },
]
