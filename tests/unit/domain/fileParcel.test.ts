import { describe, expect, it } from 'vitest'
import { type FileParcel, originOf, parcelHtml, parcelOf, startWith, withParcel } from '#domain/fileParcel.ts'
import { parseView } from '#domain/viewCodec.ts'

const EMPTY: FileParcel = {
  version: '0123456789ab',
  date: '2026-11-25',
  address: null,
  start: null,
  citations: ['A page, A publisher'],
  evidence: [],
  filters: null,
  caveats: [],
  briefing: null,
}

const HOSTILE = '</script><script>alert(1)</script> --> <!-- $& $1'

const EMBEDDED_PARCEL: FileParcel = {
  ...EMPTY,
  citations: [HOSTILE],
  evidence: [{ id: 'record:one', name: HOSTILE, link: 'https://example.org/#/' }],
  filters: HOSTILE,
  caveats: [HOSTILE],
  start: '#/briefing?v=2&step=own-1',
  briefing: {
    id: 'own-1',
    language: 'en',
    translates: null,
    title: HOSTILE,
    author: 'Someone',
    date: '2026-11-25',
    steps: [
      {
        id: 'one',
        view: '#/explore?v=2',
        title: 'One',
        text: [],
        notes: HOSTILE,
        number: null,
        chart: null,
        evidence: ['record:one'],
        dwell: 10,
      },
    ],
  },
}

const page = (parcel: FileParcel) => `<html><head>${parcelHtml(parcel)}</head><body>the rest</body></html>`

describe('the data embedded in the single HTML file', () => {
  it('holds a talk whose title needs no evidence, but none whose statement has none', () => {
    const withLayout = (layout: 'title' | 'map-text') => {
      const { briefing } = structuredClone(EMBEDDED_PARCEL)
      if (!briefing?.steps[0]) throw new Error('no step')
      briefing.steps[0] = { ...briefing.steps[0], evidence: [], look: { layout } }
      return { ...EMBEDDED_PARCEL, briefing }
    }
    const read = (parcel: FileParcel) => parcelOf(withParcel(page(EMPTY), parcel) ?? '')
    expect(read(withLayout('title'))?.briefing?.steps[0]?.evidence).toEqual([])
    expect(read(withLayout('map-text'))).toBeNull()
  })

  it('round-trips any content and keeps the rest of the page', () => {
    const filled = withParcel(page(EMPTY), EMBEDDED_PARCEL)
    expect(parcelOf(filled ?? '')).toEqual(EMBEDDED_PARCEL)
    expect(filled).toMatch(/^<html><head><!-- parcel[\s\S]*<\/script><\/head><body>the rest<\/body><\/html>$/)
    // Still one script and one comment.
    expect(filled?.match(/<script/g)).toHaveLength(1)
    expect(filled?.match(/<\/script/g)).toHaveLength(1)
    expect(filled?.match(/-->/g)).toHaveLength(1)
  })

  it('can be replaced', () => {
    const filled = withParcel(page(EMPTY), EMBEDDED_PARCEL) ?? ''
    expect(withParcel(filled, EMPTY)).toBe(page(EMPTY))
  })

  it('is rejected when invalid or without a slot in the page', () => {
    expect(withParcel('<html><head></head></html>', EMBEDDED_PARCEL)).toBeNull()
    expect(parcelOf('<html><head></head></html>')).toBeNull()
    expect(parcelOf(page(EMPTY).replace('"version"', '"other"'))).toBeNull()
    expect(parcelOf(page(EMPTY).replace('{"version"', '{version'))).toBeNull()
  })

  it('has a summary comment: version, date, sources, evidence', () => {
    const [comment = ''] = page({ ...EMBEDDED_PARCEL, citations: ['A page, A publisher'] }).split('-->')
    expect(comment).toContain('Version: 0123456789ab')
    expect(comment).toContain('Made on: 2026-11-25')
    expect(comment).toContain('A page, A publisher')
    expect(comment).toContain('record:one')
  })

  it('opens the page of its briefing in the language of the briefing', () => {
    const { view, dropped } = parseView(startWith({ id: 'own-1', language: 'nl' }))
    expect(dropped).toEqual([])
    expect(view).toMatchObject({
      page: 'briefing',
      language: 'nl',
      step: { briefing: 'own-1', step: null },
    })
  })

  it('names the public address of its app, without the open view', () => {
    expect(originOf('https://throughline.example/app/#/briefing?v=2')).toBe(
      'https://throughline.example/app/',
    )
    expect(originOf('https://throughline.example/app/index.html?a=1')).toBe(
      'https://throughline.example/app/',
    )
    for (const own of [
      'http://localhost:4173/',
      'http://127.0.0.1/',
      'http://[::1]:8000/',
      'file:///home/me/a.html',
    ]) {
      expect(originOf(own)).toBeNull()
    }
  })
})
