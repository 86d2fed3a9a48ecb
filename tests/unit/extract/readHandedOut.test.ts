import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type Snapshot, snapshotXml } from '#domain/snapshot.ts'
import { readHandedOut } from '#extract/readHandedOut.ts'
import { mutated, seeded } from '#tests/support/mutatedBytes.ts'

const SNAPSHOT: Snapshot = {
  snapshot: 1,
  title: 'A talk <&>',
  edition: '2026-11-30-01234567',
  day: '2026-11-30',
  language: 'en',
  wordsLanguage: 'en',
  steps: [],
  pages: ['a'],
  facts: {},
  statements: [],
}
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (type: string, target: string) =>
  `<Relationships><Relationship Id="rId1" Type="${RELATION}/${type}" Target="${target}"/></Relationships>`

/** Slides with one slide. */
function slides(item = snapshotXml(SNAPSHOT)): Uint8Array<ArrayBuffer> {
  const parts = {
    'ppt/presentation.xml':
      '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relations('slide', 'slides/slide1.xml'),
    'ppt/slides/slide1.xml':
      '<p:sld><a:p><a:r><a:rPr lang="en-GB"/><a:t>180 &amp; more</a:t></a:r></a:p></p:sld>',
    'ppt/slides/_rels/slide1.xml.rels': relations('notesSlide', '../notesSlides/notesSlide1.xml'),
    'ppt/notesSlides/notesSlide1.xml':
      '<p:notes><a:p><a:r><a:t>record:a-law; cells:t:c:all</a:t></a:r></a:p></p:notes>',
    'customXml/item1.xml': item,
  }
  const packed = zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  )
  return new Uint8Array(packed)
}
const read = (bytes: Uint8Array<ArrayBuffer>, name = 'a.pptx') => readHandedOut({ name, bytes })

describe('slides that were given to others', () => {
  it('say what they stated, with their texts and the evidence of their notes', async () => {
    const result = await read(slides())
    expect(result).toMatchObject({
      ok: true,
      given: {
        format: 'pptx',
        snapshot: SNAPSHOT,
        isTorn: false,
        evidence: ['record:a-law', 'cells:t:c:all'],
        pages: [{ number: 1, text: '180 & more', language: 'en' }],
      },
    })
  })

  it.each([
    ['<throughline xmlns="urn:throughline:snapshot">{"snapshot":1</throughline>', true],
    ['<throughline xmlns="urn:throughline:snapshot">{"snapshot":9}</throughline>', true],
    ['<b:Sources xmlns:b="another">x</b:Sources>', false],
  ])('are read without a part that cannot be read: %s', async (item, isTorn) => {
    expect(await read(slides(item))).toMatchObject({ ok: true, given: { snapshot: null, isTorn } })
  })
})

describe('a project', () => {
  it('without briefings is read, and has nothing to be compared', async () => {
    const packed = zipSync({ 'manifest.json': strToU8('{}'), 'log.json': strToU8('[]') })
    expect(await read(packed as Uint8Array<ArrayBuffer>, 'a.throughline')).toMatchObject({
      ok: true,
      given: { format: 'project', briefings: [], pages: [] },
    })
  })
})

describe('a table that was saved here', () => {
  const table = (head: string, row: string) =>
    read(strToU8(`\ufeff${head}\r\n${row}\r\n`) as Uint8Array<ArrayBuffer>, 'a.csv')
  const EDITION = '2026-12-01-01234567'

  it('of measures states the status of each, and what its numbers are in titles is none of its statements', async () => {
    const result = await table(
      'id,title,status,status_name,evidence_ids,pages,data_version',
      `a-law,"A law, 12,000 people",planned,Prévue,a-law,https://a.example/18556,${EDITION}`,
    )
    expect(result).toMatchObject({
      ok: true,
      given: {
        pages: [],
        snapshot: {
          edition: EDITION,
          day: '2026-12-01',
          statements: [
            { place: 'status', item: 'a-law', value: 'planned', text: 'Prévue', evidence: ['record:a-law'] },
          ],
        },
      },
    })
  })

  it('of plans states what came of each', async () => {
    const result = await table(
      'id,title,outcome,outcome_name,data_version',
      `a-law,A law,dropped,Dropped,${EDITION}`,
    )
    expect(result).toMatchObject({
      given: {
        snapshot: { statements: [{ place: 'outcome', item: 'a-law', value: 'dropped', evidence: [] }] },
      },
    })
  })

  it('of something else states nothing', async () => {
    const result = await table('id,title,data_version', 'an-event,"12,000 people",0123456789ab')
    expect(result).toMatchObject({ ok: true, given: { pages: [], snapshot: null, isTorn: false } })
  })

  it('of somebody else is read by its numbers', async () => {
    const result = await table('title', '"12,000 people"')
    expect(result).toMatchObject({ ok: true, given: { snapshot: null, pages: [{ number: 1 }] } })
  })
})

describe('400 hostile files', () => {
  it('each give a file or a named fault, in time', async () => {
    const random = seeded(28)
    const outcomes = new Map<string, number>()
    const whole = slides()
    const page = strToU8('<!doctype html><p>2,955 detections</p>')
    for (let index = 0; index < 400; index += 1) {
      const [name, bytes] = index % 4 === 3 ? ['a.html', new Uint8Array(page)] : ['a.pptx', whole]
      const start = performance.now()
      const result = await read(mutated(bytes as Uint8Array<ArrayBuffer>, random), name as string)
      expect(performance.now() - start).toBeLessThan(20_000)
      const outcome = result.ok ? 'read' : result.fault.code
      expect(outcome).not.toBe('')
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect(outcomes.get('damaged')).toBeGreaterThan(20)
  })

  it('take no longer for markup that never closes', async () => {
    const start = performance.now()
    await read(slides(`<throughline ${'x '.repeat(200_000)}`))
    await read(slides('<a:p>'.repeat(200_000)))
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
