import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { published } from '#tests/support/published.ts'

const FOLDER = 'data/derived'
const FIELDS = ['publisher', 'republishedBy', 'via', 'citing']

/** English words that join two names: French and Dutch readers would see them. */
const JOINERS = /, citing| via |republished by|quoted by|quoting|distributed by/i
/** Words by which English names public bodies, and sites that bear such a word in their own name. */
const BODIES =
  /\b(Commission|Council|Court|Government|Minist(?:ry|er)|Municipality|Office|Ombudsman|Parliament(?:ary)?|Rapporteur)\b/
const OWN_NAMES = ['Parallel Parliament', 'Parliament Today']

const { publishers } = published('vocabulary')
const names = new Set(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => namesIn(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')))),
)

describe('the publishers of the published data', () => {
  it('are plain names without English words between them', () => {
    expect(names.size).toBeGreaterThan(200)
    expect([...names].filter((name) => JOINERS.test(name))).toEqual([])
  })

  it('have a name in every language where English names a public body', () => {
    const known = new Set([...publishers.map(({ en }) => en), ...OWN_NAMES])
    expect([...names].filter((name) => BODIES.test(name) && !known.has(name))).toEqual([])
  })

  it('use every translated name, and each is given once', () => {
    const translated = publishers.map(({ en }) => en)
    expect(translated.filter((name) => !names.has(name))).toEqual([])
    expect(new Set(translated).size).toBe(translated.length)
  })
})

/** The names in the fields of a publication, anywhere in a published file. */
function namesIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (!FIELDS.includes(key)) return namesIn(value)
    return [value].flat().filter((name) => typeof name === 'string')
  })
}
