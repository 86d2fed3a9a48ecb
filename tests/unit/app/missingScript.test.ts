// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { preferredLanguage } from '#domain/language.ts'
import { earlyScript } from '#scripts/earlyWords.ts'

const scriptOf = (name: string) => `{${readFileSync(`public/${name}`, 'utf8')}}`

/** The page as built, whose host answers with a status, or not at all. */
function pageWithout(status: number | null, { languages = ['en'], hash = '', saved = '' } = {}): void {
  document.head.innerHTML =
    '<script type="module" src="/assets/index-1.js"></script><link rel="modulepreload" href="/assets/runtime-2.js">'
  document.body.innerHTML = '<div id="root"><span>Throughline</span></div>'
  window.location.hash = hash
  window.localStorage.clear()
  if (saved) window.localStorage.setItem('throughline.language', saved)
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('fetch', async (address: string) => {
    if (status === null) throw new TypeError('Failed to fetch')
    return new Response(null, { status: address.includes('index') ? status : 200 })
  })
}

/** What the page says once its script has failed. */
async function said(): Promise<HTMLElement> {
  runInThisContext(scriptOf('theme.js'))
  document.querySelector('script[type=module]')?.dispatchEvent(new Event('error'))
  expect(document.querySelector('script[src="./missing.js"]')).not.toBeNull()
  runInThisContext(`{${earlyScript('missing')}}`)
  return vi.waitFor(() => {
    const page = document.querySelector<HTMLElement>('[role=alert]')
    if (!page) throw new Error('nothing is said yet')
    return page
  })
}

beforeEach(() => void vi.restoreAllMocks())

describe('a page whose script does not load', () => {
  it('names the files that the host lacks, and what to do', async () => {
    pageWithout(404)
    const page = await said()
    expect(page.querySelector('h1')?.textContent).toBe('Throughline could not start')
    expect([...page.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      '/assets/index-1.js (404)',
    ])
    expect(page.textContent).toContain('tell whoever runs it')
    expect(page.querySelector('button')?.textContent).toBe('Reload')
  })

  it('says that the network may be interrupted where nothing answers', async () => {
    pageWithout(null)
    expect((await said()).textContent).toContain('The network may be interrupted')
  })

  it.each([
    [{ languages: ['xx', 'fr-BE', 'nl'] }, 'fr', preferredLanguage(['xx', 'fr-BE', 'nl'])],
    [{ languages: ['xx'] }, 'en', preferredLanguage(['xx']) ?? 'en'],
    [{ languages: ['fr'], saved: 'nl' }, 'nl', preferredLanguage(['nl'])],
    [{ languages: ['fr'], saved: 'nl', hash: '#/explore?years=2025&lang=en' }, 'en', 'en'],
  ])('speaks the language that the app would with %j: %s', async (options, language, ofApp) => {
    pageWithout(404, options)
    expect((await said()).lang).toBe(language)
    expect(document.documentElement.lang).toBe(ofApp)
  })

  it('stays silent about a picture or a later file that does not load', () => {
    pageWithout(404)
    runInThisContext(scriptOf('theme.js'))
    document.querySelector('link')?.dispatchEvent(new Event('error'))
    expect(document.querySelector('script[src="./missing.js"]')).toBeNull()
  })
})
