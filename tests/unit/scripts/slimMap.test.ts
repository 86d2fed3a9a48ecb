import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { absent, LEFT_OUT, refuseOther, withNativeCopies } from '#scripts/slimMap.ts'

/** The code of a module that is left out, for a source text. */
const left = (code: string, path = 'render/terrain.ts') => absent(path, parseSync(path, code).program)

describe('a module of the map library that is left out', () => {
  test.each(LEFT_OUT)('%s exists', (path) => {
    expect(existsSync(`node_modules/maplibre-gl/src/${path}`)).toBe(true)
  })

  test('keeps its names, and throws when one is used', () => {
    const code = left('export type A = 1\nexport class Terrain {}\nconst b = 1, c = 2\nexport { b, c as d }')
    expect(code).toContain('{ absent as Terrain, absent as b, absent as d }')
    expect(code).toContain('leaves out render/terrain.ts')
  })

  test('answers no, where it is asked what a layer is', () => {
    expect(left('export const isRasterStyleLayer = (layer) => true')).toContain('no as isRasterStyleLayer')
  })

  test('draws no sky, without a fault', () => {
    expect(left('export function drawSky() {}')).toContain('no as drawSky')
  })

  test('finds no fault in a style, whose checks are left out', () => {
    const path = 'style/validate_style.ts'
    const code = left(readFileSync(`node_modules/maplibre-gl/src/${path}`, 'utf8'), path)
    expect(LEFT_OUT).toContain(path)
    expect(code).toContain(
      '{ absent as validateStyle, none as SPEC_SOURCE_TYPES, no as validateStyleAndEmit, no as emitValidationErrors, ' +
        'no as validateAndEmit }',
    )
  })

  test('is an empty text for a shader', () => {
    expect(left('export default `text`', 'shaders/glsl/sky.vertex.glsl.g.ts')).toBe("export default ''")
  })
})

describe('a file of the map library', () => {
  const folder = realpathSync('node_modules/maplibre-gl')

  test.each(['dist/maplibre-gl.mjs', 'dist/maplibre-gl-worker.mjs', 'dist/maplibre-gl.css', 'src/index.ts'])(
    '%s is built',
    (path) => expect(() => refuseOther(`${folder}/${path}`)).not.toThrow(),
  )

  test.each([
    [`${folder}/dist/maplibre-gl-dev.mjs`, 'no entry'],
    ['/elsewhere/node_modules/maplibre-gl/src/render/terrain.ts', 'Run npm ci'],
  ])('%s stops the build, because it would go in whole', (path, fault) => {
    expect(() => refuseOther(path)).toThrow(fault)
  })
})

describe('the transfer to the worker', () => {
  test('returns GeoJSON as it is, and copies the rest as the library does', () => {
    const built = withNativeCopies(
      readFileSync('node_modules/maplibre-gl/src/util/web_worker_transfer.ts', 'utf8'),
    )
    expect(built).toMatch(/FeatureCollection'\) return input;\s+if \(Array\.isArray\(input\)\)/)
  })

  test('throws if the library no longer copies there', () => {
    expect(() => withNativeCopies('export {}')).toThrow('web_worker_transfer.ts')
  })
})
