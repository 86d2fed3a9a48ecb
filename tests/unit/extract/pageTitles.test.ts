import { describe, expect, it } from 'vitest'
import { titleOfLines } from '#domain/titleOfLines.ts'
import { readHtml } from '#extract/readHtml.ts'
import { readText } from '#extract/readText.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const [, ...PARAGRAPHS] = TEST_TEXTS.en.split('\n')
const prose = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`
const menu = (...names: string[]) =>
  `<nav><h2>Main navigation</h2><ul>${names.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul></nav>`

const TITLE = 'Ministers agree on joint patrols at the strait'

/** Invented pages, each built in another way, with the title and publisher that a reader would write down. */
const PAGES: readonly (readonly [string, string, string | null, string | null])[] = [
  [
    'a ministry whose logo is the one heading of the first rank',
    page(
      `<title>${TITLE} | Invented Ministry of the Interior</title>`,
      `<header><h1><a href="/">Invented Ministry of the Interior</a></h1></header>${menu('News', 'Contact')}
       <main><h2>${TITLE}</h2>${prose}</main>`,
    ),
    TITLE,
    'Invented Ministry of the Interior',
  ],
  [
    'a news site whose shared title ends with its name',
    page(
      `<meta property="og:title" content="${TITLE} - The Invented Post"><meta property="og:site_name" content="The Invented Post">
       <title>${TITLE} - The Invented Post</title>`,
      `<article><h1>${TITLE}</h1>${prose}</article>`,
    ),
    TITLE,
    'The Invented Post',
  ],
  [
    'a page whose first heading is a notice of cookies',
    page(
      '<title>Home</title>',
      `<div id="cookie-consent" role="dialog"><h1>We use cookies on this site</h1><p>Accept all?</p></div>
       <main><h1>${TITLE}</h1>${prose}</main>`,
    ),
    TITLE,
    null,
  ],
  [
    'an agency whose title is a path of sections',
    page(
      '<meta name="application-name" content="Invented Border Agency"><title>Home » Media centre » News » Ministers agree on joint patrols at the strait</title>',
      `${menu('Home', 'News')}<div class="breadcrumb">Home / News</div><div><h3>Share this page</h3></div>${prose}`,
    ),
    TITLE,
    'Invented Border Agency',
  ],
  [
    'a site that puts its name first',
    page(
      `<title>Invented Council: ${TITLE}</title><meta property="og:site_name" content="Invented Council">`,
      `<header><h1>Invented Council</h1></header><article><h1>${TITLE}</h1>${prose}</article><aside><h1>Most read</h1></aside>`,
    ),
    TITLE,
    'Invented Council',
  ],
  [
    'structured data of a graph, whose publisher is a reference',
    page(
      `<meta property="og:title" content="Invented Institute"><script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#org","name":"Invented Institute"},{"@type":["Report","CreativeWork"],"headline":"${TITLE}","publisher":{"@id":"#org"}}]}</script>`,
      `<h1>Publications</h1>${prose}`,
    ),
    TITLE,
    'Invented Institute',
  ],
  [
    'a Dutch page with a hidden heading for the menu',
    page(
      '<title>Nieuws</title>',
      `<h1 class="visually-hidden">Hoofdnavigatie</h1><a href="#inhoud">Ga direct naar de inhoud</a>
       <h1 hidden>Zoeken</h1><main id="inhoud"><h1>Ministers spreken gezamenlijke patrouilles af</h1>${prose}</main>`,
    ),
    'Ministers spreken gezamenlijke patrouilles af',
    null,
  ],
  [
    'a French page with its site in the metadata of the Dublin Core',
    page(
      '<meta name="DC.title" content="Accueil"><meta name="DC.publisher" content="Préfecture inventée"><title>Les ministres conviennent de patrouilles communes – Préfecture inventée</title>',
      `${menu('Accueil', 'Actualités')}<h2>Nous utilisons des cookies</h2>${prose}`,
    ),
    'Les ministres conviennent de patrouilles communes',
    'Préfecture inventée',
  ],
  [
    'an old page without metadata, laid out by a table',
    page(
      '<title>Untitled Document</title>',
      `<table><tr><td>${menu('Home', 'Archive')}<h3>Menu</h3></td><td><h3>${TITLE}</h3>${prose}</td></tr></table>`,
    ),
    TITLE,
    null,
  ],
  [
    'a page with microdata and a heading that is a picture',
    page(
      `<title>Press releases</title>`,
      `<header><h1><img alt="Invented Coast Guard" src="logo.png"></h1></header>
       <div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">${TITLE}</h2>
       <span itemprop="publisher" itemscope><meta itemprop="name" content="Invented Coast Guard"></span>${prose}</div>`,
    ),
    TITLE,
    'Invented Coast Guard',
  ],
  ['a page that states nothing', page('', prose), null, null],
]

describe('the title and publisher of a saved page', () => {
  it.each(PAGES)('are read from %s', async (_, html, title, publisher) => {
    const read = await readHtml(html)
    expect({ title: read.title, publisher: read.publisher }).toEqual({ title, publisher })
  })

  it('do not put the name of the site or a notice into the text', async () => {
    for (const [name, html] of PAGES.slice(0, 3)) {
      const { text } = await readHtml(html)
      expect(text.split('\n', 1)[0], name).toBe(TITLE)
    }
  })
})

describe('the title of plain lines', () => {
  const [first = ''] = PARAGRAPHS
  it.each([
    ['is the first heading', [TITLE, '10 December 2024', first], TITLE],
    [
      'is no line of a menu',
      [
        'Skip to main content',
        'Menu',
        'Home',
        'About us',
        'News',
        'We use cookies on this site',
        TITLE,
        '10 December 2024',
        first,
      ],
      TITLE,
    ],
    ['is a short one where no line is long', ['Home', 'Joint patrols', first], 'Joint patrols'],
    ['is none where the text begins at once', [first, TITLE], null],
    ['is no address, date or number', ['https://example.org/news', '10/12/2024', '3 of 7', first], null],
  ])('%s', (_, lines, title) => {
    expect(titleOfLines(lines)).toBe(title)
  })

  it('is proposed for a text file', () => {
    expect(readText(`Home\nSearch\n${TITLE}\n${PARAGRAPHS.join('\n')}\n`).title).toBe(TITLE)
  })
})
