import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildManifest } from '#derive/datasets.ts'
import { compactJson, parseJsonText, stableJson } from '#derive/jsonText.ts'
import { jsonErrorOffset } from '#lib/jsonFaults.ts'
import { firstDifference } from '#scripts/derivedFolder.ts'
import { sha256 } from '#scripts/readInput.ts'

describe('written JSON', () => {
  it('parses back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(stableJson(value))).toEqual(plain)
        expect(JSON.parse(compactJson(value))).toEqual(plain)
      }),
    )
  })

  it('keeps the order of members and omits undefined ones', () => {
    expect(stableJson({ b: 1, a: undefined, c: [] })).toBe('{\n  "b": 1,\n  "c": []\n}\n')
  })

  it('wraps deep and long values', () => {
    expect(stableJson({ list: [{ a: 1 }, { a: 2 }] }).split('\n')).toHaveLength(7)
    expect(stableJson('x'.repeat(40).split('')).split('\n').length).toBeGreaterThan(40)
  })
})

describe('the first difference', () => {
  const of = (found: unknown, expected: unknown) => firstDifference(stableJson(found), stableJson(expected))
  it('is null for the same bytes', () => expect(of({ a: 1 }, { a: 1 })).toBeNull())
  it('names path and both values', () => {
    expect(of({ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] })).toBe(
      'at a[1].b: found 2, expected 3',
    )
  })
  it('names missing and unexpected members', () => {
    expect(of({}, { a: 1 })).toBe('at a: found nothing, expected 1')
    expect(of([1, 2], [1])).toBe('at [1]: found 2, expected nothing')
    expect(of({ a: [] }, { a: {} })).toBe('at a: found [], expected {}')
  })
  it('reports different formatting of the same values, and invalid JSON', () => {
    expect(firstDifference('{"a":1}', '{ "a": 1 }\n')).toContain('another writing, from line 1')
    expect(firstDifference('{ "a":', '{ "a": 1 }\n')).toContain('it is no JSON; line 1')
  })
})

describe('malformed JSON', () => {
  const faultsOf = (text: string) => parseJsonText({ path: 'x.json', text }).faults
  const placeOf = (text: string) => faultsOf(text)[0]?.place
  const problemsOf = (text: string) => faultsOf(text).map(({ problem }) => problem)
  const isParsed = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }

  it.each([
    ['{\n  "a": 1,\n}', 'line 3, column 1'],
    ['{\n "a"', 'line 2, column 5'],
    ['[1, 2', 'line 1, column 6'],
    ['[1 2]', 'line 1, column 4'],
    ['{"a": tru}', 'line 1, column 7'],
    ['{"a": "x\ny"}', 'line 1, column 7'],
    ["{'a': 1}", 'line 1, column 2'],
    ['{"a": 01}', 'line 1, column 7'],
    ['{}}', 'line 1, column 3'],
    ['', 'line 1, column 1'],
  ])('%j is reported at %s', (text, place) => expect(placeOf(text)).toBe(place))

  it('is found exactly when JSON.parse throws', () => {
    // A cut can also make two names of an object equal: valid JSON, which `parseJsonText` refuses for another reason.
    const doubled: unknown = { ' ': false, '': null }
    const put = fc.constantFrom('', ',', '}', '"', ':', '\\', '0', ' ')
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(60), put, (value, at, character) => {
        const whole = JSON.stringify(value, null, 1)
        const text = whole.slice(0, at) + character + whole.slice(at + 1)
        const isTorn = !isParsed(text)
        expect(jsonErrorOffset(text) !== null).toBe(isTorn)
        expect(problemsOf(text).includes('torn JSON') || text.trim() === '').toBe(isTorn)
      }),
      { numRuns: 2000, examples: [[doubled, 4, '']] },
    )
  })

  it('is not a name that occurs twice, which has a fault of its own', () => {
    expect(problemsOf('{\n "": false,\n "": null\n}')).toEqual(['“” occurs twice in one object'])
  })
})

describe('the manifest', () => {
  it('lists files and inputs in a fixed order, with checksums and counts', () => {
    const manifest = buildManifest(
      [
        { name: 'b.json', text: 'bb', count: 2 },
        { name: 'a.json', text: 'a', count: 1 },
      ],
      { z: 'sum of z', y: 'sum of y' },
      (text) => ({ sha256: `sum of ${text}`, bytes: text.length }),
    )
    expect(Object.keys(manifest.files)).toEqual(['a.json', 'b.json'])
    expect(manifest.files['b.json']).toEqual({ sha256: 'sum of bb', bytes: 2, count: 2 })
    expect(Object.keys(manifest.inputs)).toEqual(['y', 'z'])
  })

  it('has a data version that changes with any byte of any file, and with nothing else', () => {
    const file = (name: string, text: string) => ({ name, text, count: 1 })
    const digest = (text: string) => ({ sha256: sha256(text), bytes: text.length })
    const version = (...files: readonly ReturnType<typeof file>[]) => buildManifest(files, {}, digest).data
    const before = version(file('a.json', '1'), file('b.json', '2'))
    expect(before).toMatch(/^[0-9a-f]{12}$/)
    expect(version(file('b.json', '2'), file('a.json', '1'))).toBe(before)
    expect(version(file('a.json', '1'), file('b.json', '3'))).not.toBe(before)
    expect(version(file('a.json', '2'), file('b.json', '1'))).not.toBe(before)
  })
})
