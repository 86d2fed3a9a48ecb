// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest'
import { parseView } from '#domain/viewCodec.ts'
import { atomFeed, type FeedEntry, permanentId } from '#scripts/feeds/atomFeed.ts'
import { feedsOf } from '#scripts/feeds/feeds.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
const BASE = new URL('https://maps.example/a&b/')

/** The parts of a feed and of an entry, each with how often it may stand there (RFC 4287, 4.1.1 and 4.1.2). */
const PARTS: Readonly<
  Record<'feed' | 'entry', Readonly<Record<string, readonly [least: number, most: number]>>>
> = {
  feed: {
    id: [1, 1],
    title: [1, 1],
    updated: [1, 1],
    subtitle: [0, 1],
    author: [1, Number.POSITIVE_INFINITY],
    link: [1, Number.POSITIVE_INFINITY],
    entry: [0, Number.POSITIVE_INFINITY],
  },
  entry: {
    id: [1, 1],
    title: [1, 1],
    updated: [1, 1],
    summary: [1, 1],
    link: [1, Number.POSITIVE_INFINITY],
    category: [1, Number.POSITIVE_INFINITY],
  },
}

/** What the RFC and the validator of the W3C find wrong with a feed at an address. */
function faultsOf(xml: string, address: string): readonly string[] {
  const feed = new DOMParser().parseFromString(xml, 'application/xml').documentElement
  if (feed.localName !== 'feed' || feed.namespaceURI !== ATOM) return [`no feed: ${feed.localName}`]
  const children = (parent: Element, name: string) =>
    [...parent.children].filter((child) => child.localName === name)
  const textOf = (parent: Element, name: string) => children(parent, name)[0]?.textContent ?? ''
  const linksOf = (parent: Element, rel: string) =>
    children(parent, 'link').filter((link) => link.getAttribute('rel') === rel)
  const entries = children(feed, 'entry')
  const faults = [feed, ...entries].flatMap((element) => {
    const kind = element === feed ? 'feed' : 'entry'
    const name = `${kind} ${textOf(element, 'title')}`
    const counted = Object.entries(PARTS[kind]).flatMap(([part, [least, most]]) => {
      const count = children(element, part).length
      return count < least || count > most ? [`${name}: ${count} of ${part}`] : []
    })
    const unknown = [...element.children].flatMap((child) =>
      child.namespaceURI === ATOM && child.localName in PARTS[kind] ? [] : [`${name}: ${child.localName}`],
    )
    const texts = ['id', 'title', 'updated', ...(kind === 'entry' ? ['summary'] : [])].flatMap((part) => {
      const text = textOf(element, part)
      return text.trim() === '' || text !== text.trim() ? [`${name}: blank ${part}`] : []
    })
    const id = textOf(element, 'id')
    const isUuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
    const updated = textOf(element, 'updated')
    const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(updated) && !Number.isNaN(Date.parse(updated))
    const isLate = updated > textOf(feed, 'updated')
    const links = children(element, 'link').flatMap((link) => {
      const isWhole = URL.canParse(link.getAttribute('href') ?? '')
      const hasType = /^[a-z]+\/[a-z+]+$/.test(link.getAttribute('type') ?? '')
      return isWhole && hasType ? [] : [`${name}: link ${link.outerHTML}`]
    })
    const categories = children(element, 'category').filter((category) => !category.getAttribute('term'))
    return [
      ...counted,
      ...unknown,
      ...texts,
      ...links,
      ...(isUuid ? [] : [`${name}: id ${id}`]),
      ...(isTime && !isLate ? [] : [`${name}: updated ${updated}`]),
      // Alternates of one type are one too many.
      ...(linksOf(element, 'alternate').length === 1 ? [] : [`${name}: alternate`]),
      ...(categories.length === 0 ? [] : [`${name}: category without a term`]),
    ]
  })
  const ids = [feed, ...entries].map((element) => textOf(element, 'id'))
  const [self, ...more] = linksOf(feed, 'self')
  const times = entries.map((entry) => textOf(entry, 'updated'))
  return [
    ...faults,
    ...(new Set(ids).size === ids.length ? [] : ['an id stands twice']),
    ...(self?.getAttribute('href') === address && more.length === 0 ? [] : ['self is another address']),
    ...(String(times) === String([...times].sort().reverse()) ? [] : ['not sorted']),
    ...(children(feed, 'author').every((author) => textOf(author, 'name') !== '')
      ? []
      : ['author without name']),
    ...(feed.getAttribute('xml:lang') ? [] : ['no language']),
  ]
}

const ENTRY: FeedEntry = {
  key: '2026-12-01-0000000a/records/added/a',
  title: 'Record added: A & B <c>',
  day: '2026-12-01',
  summary: 'Status: Done.',
  category: { term: 'records-added', label: 'Record added' },
  link: '#/explore?reader=record:a&v=3',
  changes: '#/sources?changed=a..b&v=3',
  routes: ['channel'],
}
const FEED = { path: 'feed.xml', title: 'T', subtitle: 'S', link: '#/sources', day: '2026-12-01' }
const feedWith = (...entries: readonly FeedEntry[]) => atomFeed({ ...FEED, entries }, BASE)
const ADDRESS = new URL('feed.xml', BASE).href

describe('the feeds of the kept editions', () => {
  const feeds = feedsOf('.', BASE)

  it('are one of everything and one a route, each without a fault, the same for the same data', () => {
    expect([...feeds.keys()]).toEqual(expect.arrayContaining(['feed.xml', 'feeds/channel.xml']))
    for (const [path, xml] of feeds) expect(faultsOf(xml, new URL(path, BASE).href), path).toEqual([])
    expect([...feedsOf('.', BASE)]).toEqual([...feeds])
  })

  it('name what changed in words, with links that the app reads', () => {
    const xml = feeds.get('feed.xml') ?? ''
    expect(xml).toContain('<title>Record changed: Poland announces East Shield</title>')
    // Days, months and spans of them.
    expect(xml).toContain('Period: from 23 June 2025 → from 30 June 2025;')
    expect(xml.match(/<summary>(?!Edition )[^<]*(?:\d{4}-\d\d|\/\.\.)[^<]*/g)).toBeNull()
    expect(xml).toContain('Status: Done → Planned')
    expect(xml).toContain('What a meeting announces is planned, not done.')
    const fragments = [...xml.matchAll(/href="[^"#]*(#[^"]*)"/g)].map(([, hash = '']) => hash)
    const dropped = new Set(fragments.flatMap((hash) => parseView(hash).dropped.map(({ key }) => key)))
    expect([...dropped]).toEqual(['changed'])
  })

  it('tell in that of a route what concerns it', () => {
    const xml = feeds.get('feeds/channel.xml') ?? ''
    expect(xml).toContain('From Zeebrugge people cross in lorries.')
    expect(xml).not.toContain('Edition of')
    for (const [, id = ''] of xml.matchAll(/<entry>\s*<id>(.*?)<\/id>/g))
      expect(feeds.get('feed.xml')).toContain(id)
  })
})

describe('a feed', () => {
  it('is valid, also with hostile text and with nothing in it', () => {
    expect(faultsOf(feedWith(ENTRY), ADDRESS)).toEqual([])
    expect(faultsOf(feedWith({ ...ENTRY, title: ']]>&amp;\u0000 "</title>' }), ADDRESS)).toEqual([])
    expect(faultsOf(feedWith(), ADDRESS)).toEqual([])
  })

  test.each([
    ['an id stands twice', feedWith(ENTRY, ENTRY)],
    ['self is another address', feedWith().replace('/feed.xml', '/other.xml')],
    ['not sorted', feedWith(ENTRY, { ...ENTRY, key: 'b', day: '2026-11-30' }, { ...ENTRY, key: 'c' })],
    ['feed T: 0 of updated', feedWith().replace(/<updated>.*?<\/updated>/, '')],
    ['entry Record added: A & B <c>: blank summary', feedWith({ ...ENTRY, summary: ' ' })],
    [
      'entry Record added: A & B <c>: updated 2026-12-02T00:00:00Z',
      feedWith({ ...ENTRY, day: '2026-12-02' }),
    ],
    ['no feed: parsererror', feedWith(ENTRY).replace('&amp;', '&')],
  ])('has a fault that is found: %s', (fault, xml) => {
    expect(faultsOf(xml, ADDRESS).join('\n')).toContain(fault)
  })

  it('has ids of its keys alone, the same under every address', () => {
    const idsAt = (address: string) =>
      [...atomFeed({ ...FEED, entries: [ENTRY] }, new URL(address)).matchAll(/<id>(.*?)<\/id>/g)].map(
        ([, id]) => id,
      )
    expect(idsAt('https://one.example/')).toEqual(idsAt('https://other.example/app/'))
    expect(idsAt('https://one.example/')).toContain(permanentId(ENTRY.key))
  })
})
