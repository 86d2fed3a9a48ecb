import { createHash } from 'node:crypto'
import type { IsoDate } from '#domain/period.ts'
import { escapeXml } from '#lib/escapeXml.ts'

/** One thing that an edition changed, as a feed lists it. */
export interface FeedEntry {
  /** What names it for ever, `<edition>/<kind>/<change>/<thing>`: its id is made from this. */
  key: string
  title: string
  /** The day of the edition. */
  day: IsoDate
  summary: string
  /** What kind of change it is, for filters of readers. */
  category: { term: string; label: string }
  /** Link within the app to the thing, and to all that the edition changed; equal where the thing is not there. */
  link: string
  changes: string
  /** The routes of which it tells. */
  routes: readonly string[]
}

export interface Feed {
  /** Path of its file below the app, which also names it for ever. */
  path: string
  title: string
  subtitle: string
  /** View of the app that shows the same. */
  link: string
  /** The day of the newest edition. */
  day: IsoDate
  entries: readonly FeedEntry[]
}

/** The feed of everything; those of routes are in the folder beside it. */
export const FEED = 'feed.xml'
export const FEED_FOLDER = 'feeds'

const AUTHOR = 'The Throughline authors'

/** An Atom feed (RFC 4287): the same text for the same entries and address. */
export function atomFeed({ path, title, subtitle, link, day, entries }: Feed, base: URL): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${permanentId(path)}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <subtitle>${escapeXml(subtitle)}</subtitle>`,
    `  <updated>${timeOf(day)}</updated>`,
    `  <author><name>${AUTHOR}</name></author>`,
    `  ${linkTag('self', 'application/atom+xml', new URL(path, base))}`,
    `  ${linkTag('alternate', 'text/html', new URL(link, base))}`,
    ...entries.map((entry) => entryText(entry, base)),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function entryText({ key, title, day, summary, category, link, changes }: FeedEntry, base: URL): string {
  const { term, label } = category
  return [
    '  <entry>',
    `    <id>${permanentId(key)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${timeOf(day)}</updated>`,
    `    ${linkTag('alternate', 'text/html', new URL(link, base))}`,
    ...(changes === link ? [] : [`    ${linkTag('related', 'text/html', new URL(changes, base))}`]),
    `    <category term="${escapeXml(term)}" label="${escapeXml(label)}"/>`,
    `    <summary>${escapeXml(summary)}</summary>`,
    '  </entry>',
  ].join('\n')
}

const linkTag = (rel: string, type: string, { href }: URL) =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`

/** Of a whole day, by its beginning in UTC. */
const timeOf = (day: IsoDate) => `${day}T00:00:00Z`

/** Made once at random: the space of these ids. */
const SPACE = Buffer.from('7d0a5c1e9b3f4e2a8c6611f04f2b9d37', 'hex')

/** The UUID of a key, version 5: the same on every host, so that one that moves keeps its entries. */
export function permanentId(key: string): string {
  const bytes = createHash('sha1').update(SPACE).update(key).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}
