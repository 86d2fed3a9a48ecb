// @vitest-environment jsdom
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { UI_LANGUAGES } from '#domain/language.ts'
import { earlyScript, earlyWords, earlyWordsInPage } from '#scripts/earlyWords.ts'

const scriptOf = (name: string) => readFileSync(`public/${name}`, 'utf8')

beforeEach(() => {
  vi.restoreAllMocks()
  document.head.innerHTML = ''
  document.body.innerHTML = '<div id="root"><span>Throughline</span></div>'
  window.location.hash = ''
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})

describe('a browser that cannot run the page’s script', () => {
  it.each([
    ['fr-BE', '', 'fr', /^Ce navigateur est trop ancien/],
    ['nl', '', 'nl', /^Deze browser is te oud/],
    ['xx', '', 'en', /^This browser is too old/],
    ['en', '#/explore?lang=fr', 'fr', /^Ce navigateur/],
  ])('reads in %s, with the link “%s”, one sentence in %s', (own, hash, language, text) => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue(own)
    window.location.hash = hash
    runInThisContext(earlyScript('tooOld'))
    const page = document.querySelector<HTMLElement>('#root > main')
    expect(page?.lang).toBe(language)
    expect(page?.textContent).toMatch(text)
    expect(document.getElementById('root')?.textContent).toBe(page?.textContent)
  })

  it('is told from one that can', () => {
    const asked = () => document.querySelector('script[src="./tooOld.js"]')
    Object.defineProperty(document, 'adoptedStyleSheets', { value: [], configurable: true })
    runInThisContext(`{${scriptOf('theme.js')}}`)
    expect(asked()).toBeNull()
    Reflect.deleteProperty(document, 'adoptedStyleSheets')
    runInThisContext(`{${scriptOf('theme.js')}}`)
    expect(asked()).not.toBeNull()
  })

  it('can read the script that says so', () => {
    expect(earlyScript('tooOld')).not.toMatch(/=>|`|\b(?:const|let|class)\b|\?[.?]/)
  })
})

it('without JavaScript, the page says so in each language', () => {
  const { transformIndexHtml } = earlyWordsInPage()
  if (typeof transformIndexHtml !== 'object') throw new Error('the plugin does not change the page')
  const page = Reflect.apply(transformIndexHtml.handler, null, [readFileSync('index.html', 'utf8')])
  const sentences = [...String(page).matchAll(/<p lang="(\w+)">[^<]*JavaScript/g)]
  expect(sentences.map(([, language]) => language)).toEqual(UI_LANGUAGES)
})

it('a language without these words stops the build, which names their file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-'))
  const [english, other] = UI_LANGUAGES.map((language) => join(folder, 'src/i18n/messages', language))
  for (const path of [english, other]) mkdirSync(String(path), { recursive: true })
  cpSync('src/i18n/messages/en/early.json', `${english}/early.json`)
  expect(() => earlyWords('noScript', folder)).toThrow(
    `src/i18n/messages/${UI_LANGUAGES[1]}/early.json lacks “early.noScript”`,
  )
})
