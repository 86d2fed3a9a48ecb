import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { onOneLine } from '#content/citationText.ts'
import { type StepContent, stepContent } from '#content/stepContent.ts'
import { readMarkdown } from '#extract/readMarkdown.ts'
import { type MarkdownStep, talkMarkdown } from '#papers/talkMarkdown.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { englishI18n } from '#tests/support/english.ts'
import { HOSTILE } from '#tests/support/hostileText.ts'
import { published } from '#tests/support/published.ts'
import { provenanceWith } from '#tests/support/slideTalks.ts'

const input = contentInput()
const t = englishI18n().getFixedT('en', ['export', 'briefing', 'stage'])
const [talk] = published('briefings').briefings
const [step] = talk?.steps ?? []
if (!talk || !step) throw new Error('a talk is published')
const CONTENT: StepContent = {
  ...stepContent(step, talk, input),
  layout: 'map-text',
  agenda: [],
  keyNumbers: [],
}
const LINK = 'https://example.org/#/briefing'

/** A talk of one step whose words are all these. */
function talkOf(title: string, words: readonly string[]): string {
  const [first = '', second = '', third = ''] = words
  const content: StepContent = {
    ...CONTENT,
    title: first,
    lines: words,
    changes: {
      title: second,
      columns: [first, second],
      isNumeric: [false, true],
      rows: [
        {
          key: 'a',
          rank: 0,
          cells: [first, third],
          target: null,
          look: 'total',
          status: null,
          state: null,
          language: null,
        },
        {
          key: 'b',
          rank: 1,
          cells: [third],
          target: null,
          look: 'heading',
          status: null,
          state: null,
          language: 'nl',
        },
      ],
    },
    quotation: {
      text: first,
      language: 'nl',
      translation: second,
      parts: [],
      title: third,
      source: third,
      target: { type: 'record', recordId: 'a' },
    },
  }
  const provenance = {
    ...provenanceWith(1),
    citations: [third],
    publications: [{ citation: third, publisher: first, page: second }],
    evidence: [{ id: 'record:a', name: first, link: `${LINK}?a=(b) c<d>`, citation: third, page: null }],
    caveats: [second],
  }
  const steps: MarkdownStep[] = [
    { step: { notes: words.join('\n') }, number: 1, content, provenance, map: third },
  ]
  return talkMarkdown({
    briefing: { ...talk, title, author: first } as never,
    link: LINK,
    steps,
    t,
    words: input.words,
  })
}

/** The front matter as data, and the rest as a page. */
function opened(markdown: string) {
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(markdown) ?? []
  const html = new MarkdownIt({ html: true, linkify: false }).render(body)
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  const all = (selector: string) => [...document.querySelectorAll(selector)] as unknown as Element[]
  return {
    front: parse(front) as Record<string, unknown>,
    elements: [...new Set(all('body *').map(({ localName }) => localName))].sort(),
    all: (selector: string) => all(selector).map((element) => said(element.textContent ?? '')),
    links: all('a').map((link) => link.getAttribute('href') ?? ''),
  }
}

const said = (text: string) =>
  onOneLine(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=“) | (?=”)/g, '')
    .trim()
const ELEMENTS = [
  'a',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'li',
  'p',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
]

function expectUnchanged(title: string, words: readonly string[]): void {
  const { front, elements, all } = opened(talkOf(title, words))
  const [first = '', second = '', third = ''] = words.map(said)
  expect(said(String(front.title))).toBe(said(title))
  expect(said(String(front.author))).toBe(first)
  expect(elements.filter((name) => !ELEMENTS.includes(name))).toEqual([])
  expect(all('h1')).toEqual([said(title)])
  expect(all('h2')).toEqual([said(`1. ${first}`), 'Sources'])
  expect(all('ul:first-of-type > li').slice(0, words.filter((word) => said(word) !== '').length)).toEqual(
    words.map(said).filter((word) => word !== ''),
  )
  expect(all('th')).toEqual([first, second])
  expect(all('td')).toEqual([first, third, said(`“${third}”`), ''])
  expect(all('blockquote p')).toEqual([
    said(`“${first}”`),
    said(`Our translation: “${second}”`),
    said(`— ${third}`),
  ])
}

const MARKUP = [
  '---',
  '***',
  '===',
  '# a #',
  '1. a',
  '12) a',
  '- a',
  '+ a',
  '> a',
  '| a | b |',
  '`a`',
  '```',
  '~~~',
  '[a](b)',
  '[a]: b',
  '![a](b)',
  '<b>a</b>',
  '<script>',
  '<!-- a',
  '&amp;',
  '&#35; a',
  'a  \\',
  '\\',
  '**a**',
  '_a_ a_b_c',
  '~~a~~',
  'a | b',
  '{#a .b}',
  '$a$',
  '@a',
  ': a',
  ': - "a": {b',
  "'a",
  '"a" b',
  '%a',
  '!a',
  '*a',
  'null',
  'a\n---\nb',
  'https://a.example',
  'a@b.example',
]

describe('a talk as Markdown', () => {
  it.each([...MARKUP, ...HOSTILE])('says %j as it is, on the page and in the front matter', (text) => {
    expectUnchanged(text, [text, `${text} ${text}`, `a ${text}`])
  })

  it('says any text as it is', () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.constantFrom(...MARKUP),
        fc.array(fc.constantFrom(...MARKUP), { maxLength: 4 }).map((all) => all.join(' ')),
      )
      .filter((one) => said(one) !== '')
    fc.assert(
      fc.property(text, fc.tuple(text, text, text), (title, words) => expectUnchanged(title, words)),
      { numRuns: 150 },
    )
  })

  it('links evidence and pages of the web, and no other address', () => {
    expect(opened(talkOf('a', ['a', 'https://page.example/a(b', 'c'])).links).toEqual([
      `${LINK}?a=(b)%20c%3Cd%3E`,
      'https://example.org/#/stage?step=talk:a',
      'https://page.example/a(b',
      LINK,
    ])
    expect(opened(talkOf('a', ['a', 'javascript:alert(1)', 'c'])).links).not.toContain('javascript:alert(1)')
  })

  it('can be read into a project, with its title and date', () => {
    const read = readMarkdown(talkOf('A talk: & more', ['One line', 'b', 'c']))
    expect(read).toMatchObject({ title: 'A talk: & more', date: talk.date })
    expect(read.text).toContain('One line')
  })
})
