import { describe, expect, it } from 'vitest'
import { readHtml } from '#extract/readHtml.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const [HEADING = '', ...PARAGRAPHS] = TEST_TEXTS.en.split('\n')
const article = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`
const linesOf = async (html: string) => (await readHtml(html)).text.split('\n')

const MENU = `<nav><ul>${'<li><a href="/a">Section</a></li>'.repeat(9)}</ul></nav>`
const ASIDE = `<aside class="sidebar related"><h3>Read more</h3><ul>${'<li><a href="/b">Another article</a></li>'.repeat(6)}</ul></aside>`

describe('a saved web page', () => {
  it('gives the article without menus, and what was left out', async () => {
    const { text, dropped } = await readHtml(
      page(`${MENU}<article><h1>${HEADING}</h1>${article}</article>${ASIDE}`),
    )
    expect(text).toBe(TEST_TEXTS.en)
    expect(dropped).toContainEqual({ reason: 'outside-article', text: '• Another article', pages: [] })
  })

  it('is read whole where no article is found', async () => {
    expect(await linesOf(page('<div>One short note.</div><div>Another.</div>'))).toEqual([
      'One short note.',
      'Another.',
    ])
  })

  it.each([
    [
      'meta elements',
      '<meta property="og:title" content="A plan"><meta property="og:site_name" content="Test Council"><meta property="article:published_time" content="2024-12-10T23:30:00-05:00"><title>A plan | Test Council</title>',
      '',
    ],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"A plan","datePublished":"2024-12-10","publisher":{"name":"Test Council"}}]}</script>',
      '',
    ],
    [
      'title and time',
      '<meta name="DC.publisher" content="Test Council"><title>A plan | Test Council</title>',
      '<article><time datetime="2024-12-10">10 December</time></article>',
    ],
  ])('states title, publisher and date: %s', async (_, head, body) => {
    expect(await readHtml(page(`${body}${article}`, head))).toMatchObject({
      title: 'A plan',
      publisher: 'Test Council',
      date: '2024-12-10',
    })
  })

  it('gives lists, tables, breaks and raised numbers as lines', async () => {
    const html = `<h2>What it holds</h2><ul><li>Patrols<ul><li>at night</li></ul></li><li>A <b>centre</b></li></ul>
      <ol start="3"><li>third</li></ol><p>One<br>two</p>
      <table><tr><th>Year</th><th>Arrests</th></tr><tr><td><p>2024</p></td><td>1&nbsp;203</td></tr></table>
      <p>300 km<sup>2</sup> of coast<sup><a href="#n1">1</a></sup>, as agreed.</p>`
    expect(await linesOf(page(html))).toEqual([
      'What it holds',
      '• Patrols',
      '• at night',
      '• A centre',
      '3. third',
      'One',
      'two',
      'Year\tArrests',
      '2024\t1\u00a0203',
      '300 km² of coast, as agreed.',
    ])
  })

  it('keeps the small tables within and behind an article', async () => {
    const table = '<table><tr><td>Year</td><td>Arrests</td></tr><tr><td>2024</td><td>203</td></tr></table>'
    expect(await linesOf(page(`<h1>${HEADING}</h1><div>${article}</div>${table}${ASIDE}`))).toContain(
      '2024\t203',
    )
  })

  it('reads a page laid out by tables as paragraphs', async () => {
    const html = `<table><tr><td>${MENU}</td><td><h2>Plan</h2>${article}</td></tr></table>`
    expect(await linesOf(page(html))).toEqual(['Plan', ...PARAGRAPHS])
  })

  it('runs nothing, and leaves out what is hidden', async () => {
    const global = globalThis as { touched?: boolean }
    const html = `<p onclick="touched=true">Seen.</p><script>globalThis.touched = true</script><img src=x onerror="touched=true">
      <p style="display: none">Hidden.</p><p hidden>Hidden.</p><template><p>Hidden.</p></template><noscript>Hidden.</noscript>`
    expect(await readHtml(page(html))).toMatchObject({ text: 'Seen.', dropped: [] })
    expect(global.touched).toBeUndefined()
  })

  it('reads a thousand nested elements, and refuses a hundred thousand at once', async () => {
    const nested = (depth: number) => `${'<div>'.repeat(depth)}Deep.${'</div>'.repeat(depth)}`
    expect(await linesOf(nested(1000))).toEqual(['Deep.'])
    await expect(readHtml(nested(100_000))).rejects.toMatchObject({
      fault: { code: 'too-nested', limit: 3000 },
    })
  })
})
