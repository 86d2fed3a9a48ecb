import { readFileSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { type Plugin, type Rolldown, transformWithOxc } from 'vite'

/** The library's own sources, which its package carries beside the built files; Vite names files by their real path. */
const SOURCES = realpathSync('node_modules/maplibre-gl/src')

const WORKER = 'source/worker.ts'
const TRANSFER = 'util/web_worker_transfer.ts'

/** The built files that the app imports, and what stands in their place. */
const ENTRIES: Readonly<Record<string, string>> = {
  'maplibre-gl.mjs': `export { Map, prewarm, setWorkerUrl } from '${source('index.ts')}'`,
  'maplibre-gl-worker.mjs': `import '${source(WORKER)}'`,
}

/**
 * What no map of ours uses: the ground is `background`, `fill` and `line`, circles are `circle`, our lines a layer of their
 * own, all from GeoJSON on a flat map; labels and controls are HTML.
 */
export const LEFT_OUT: readonly string[] = [
  ...['color_relief', 'fill_extrusion', 'heatmap', 'hillshade', 'raster', 'symbol'].flatMap((layer) => [
    `style/style_layer/${layer}_style_layer.ts`,
    `webgl/draw/draw_${layer}.ts`,
    `webgl/program/${layer}_program.ts`,
  ]),
  // Texts and signs in the map
  'data/bucket/symbol_bucket.ts',
  'symbol/shaping.ts',
  'symbol/symbol_layout.ts',
  // Other sources
  ...['canvas', 'image', 'raster_dem_tile', 'raster_tile', 'vector_tile', 'video'].map(
    (kind) => `source/${kind}_source.ts`,
  ),
  'source/raster_dem_tile_worker_source.ts',
  'source/vector_tile_mlt.ts',
  // Globe, terrain and sky
  'geo/projection/globe_camera_helper.ts',
  'geo/projection/globe_projection.ts',
  'geo/projection/globe_transform.ts',
  'geo/projection/vertical_perspective_camera_helper.ts',
  'geo/projection/vertical_perspective_projection.ts',
  'geo/projection/vertical_perspective_transform.ts',
  'render/terrain.ts',
  'tile/tile_manager_raster_dem.ts',
  'webgl/draw/draw_sky.ts',
  'webgl/draw/draw_terrain.ts',
  'webgl/program/atmosphere_program.ts',
  'webgl/program/sky_program.ts',
  'webgl/render_to_texture.ts',
  // Checks of styles: the development server and the unit tests have the library's own files, which tell a mistake in a layer
  'style/validate_style.ts',
  // Controls and aids of developers
  'ui/control/attribution_control.ts',
  'ui/control/logo_control.ts',
  'ui/hash.ts',
  'webgl/draw/draw_debug.ts',
  // Their shaders
  ...[
    ...[
      '_projection_globe',
      'atmosphere',
      'color_relief',
      'debug',
      'fill_extrusion',
      'fill_extrusion_pattern',
    ],
    ...['heatmap', 'heatmap_texture', 'hillshade', 'hillshade_prepare', 'raster', 'sky', 'symbol_icon'],
    ...['symbol_sdf', 'symbol_text_and_icon', 'terrain', 'terrain_depth'],
  ].flatMap((shader) => [
    `shaders/glsl/${shader}.vertex.glsl.g.ts`,
    `shaders/glsl/${shader}.fragment.glsl.g.ts`,
  ]),
]

/** Fields are set in the constructor, as by the library's own build; a field without a value is no field. */
const AS_THE_LIBRARY_BUILDS = {
  lang: 'ts',
  target: 'es2022',
  sourcemap: false,
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
} as const

/**
 * Vite plugin: builds the map library and its worker from their sources, without `LEFT_OUT`. The library ships as one file
 * with everything, from which no bundler can drop a layer type. Throws if a file is missing, as after an update.
 */
export function slimMap(): Plugin {
  const leftOut = new Set(LEFT_OUT.map(source))
  return {
    name: 'throughline:slim-map',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      for (const file of leftOut) readFileSync(file)
    },
    load: {
      filter: { id: /maplibre-gl/ },
      handler(id) {
        const [path = '', query = ''] = id.split('?')
        // An address, which Vite writes.
        if (/\b(?:url|worker)\b/.test(query)) return null
        refuseOther(path)
        const entry = path.includes('/maplibre-gl/dist/') && ENTRIES[path.slice(path.lastIndexOf('/') + 1)]
        if (entry) return entry
        if (!leftOut.has(path)) return null
        return absent(path.slice(SOURCES.length + 1), this.parse(readFileSync(path, 'utf8'), { lang: 'ts' }))
      },
    },
    transform: {
      filter: { id: /maplibre-gl\/src\/.*\.ts$/ },
      async handler(code, id) {
        const whole = id.startsWith(source(TRANSFER)) ? withNativeCopies(code) : code
        const built = await transformWithOxc(whole, id, AS_THE_LIBRARY_BUILDS)
        // What a module registers for messages between page and worker is its only effect.
        const hasEffect = id.endsWith(WORKER) || /^register\(/m.test(code)
        return { code: built.code, map: null, moduleType: 'js', moduleSideEffects: hasEffect }
      },
    },
  }
}

/** Where the library begins to copy an object for the worker, property by property. */
const COPY = 'if (Array.isArray(input)) {'

/**
 * The library's transfer to its worker, which leaves GeoJSON to the browser: its own walk over 35,000 points took some 2 % of the
 * page’s thread at the start. Throws if the library no longer copies there.
 */
export function withNativeCopies(code: string): string {
  if (!code.includes(COPY)) throw new Error(`scripts/slimMap.ts: ${TRANSFER} has no “${COPY}”.`)
  return code.replace(COPY, `if (input.type === 'FeatureCollection') return input;\n    ${COPY}`)
}

/** Throws for a file of the library that would go into the build whole: another entry, or another copy of the sources. */
export function refuseOther(path: string): void {
  const [, entry] = /\/maplibre-gl\/dist\/(.*\.[cm]?js)$/.exec(path) ?? []
  if (entry !== undefined && !(entry in ENTRIES)) {
    throw new Error(
      `${path} is no entry that scripts/slimMap.ts knows. Import ${Object.keys(ENTRIES).join(' or ')}.`,
    )
  }
  if (path.includes('/maplibre-gl/src/') && !path.startsWith(source(''))) {
    throw new Error(
      `${path} is not in ${SOURCES}, so that scripts/slimMap.ts cannot slim it. Run npm ci in this folder.`,
    )
  }
}

function source(path: string): string {
  return `${SOURCES}/${path}`.replaceAll(sep, '/')
}

/**
 * What the library calls and no map of ours needs. The sky would fill the whole canvas in each frame, though a map without pitch
 * shows none; a check that finds nothing answers no.
 */
const WITHOUT_EFFECT = ['drawSky', 'emitValidationErrors', 'validateAndEmit', 'validateStyleAndEmit']
/** The kinds of sources that can be checked. */
const EMPTY_SET = 'SPEC_SOURCE_TYPES'

/** A module with the names of another. Questions (`isHeatmapStyleLayer`) answer no; all else throws when it is called. */
export function absent(path: string, { body }: ReturnType<Rolldown.PluginContext['parse']>): string {
  if (path.endsWith('.glsl.g.ts')) return "export default ''"
  const names = body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return []
    const { declaration, specifiers } = statement
    if (!declaration) return specifiers.flatMap(({ exported }) => ('name' in exported ? exported.name : []))
    if (declaration.type === 'VariableDeclaration')
      return declaration.declarations.flatMap(({ id }) => ('name' in id ? id.name : []))
    return 'id' in declaration && declaration.id && 'name' in declaration.id ? declaration.id.name : []
  })
  const fault = JSON.stringify(`scripts/slimMap.ts leaves out ${path}`)
  return [
    `function absent() { throw new Error(${fault}) }`,
    'const no = () => false',
    'const none = new Set()',
    `export { ${names.map((name) => `${standIn(name)} as ${name}`).join(', ')} }`,
  ].join('\n')
}

function standIn(name: string): 'absent' | 'no' | 'none' {
  if (name === EMPTY_SET) return 'none'
  return WITHOUT_EFFECT.includes(name) || /^is[A-Z]/.test(name) ? 'no' : 'absent'
}
