import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UI_LANGUAGES } from '#domain/language.ts'
import { DROP_REASONS } from '#extract/extractedDocument.ts'
import { createI18n, loadMessages } from '#i18n/i18n.ts'
import { messageFiles, messagesOf } from '#scripts/messageFiles.ts'
import { SAME_EVERYWHERE, TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'
import { refusedIn } from './refusedWords.ts'

const MESSAGES = UI_LANGUAGES.map((language) => [language, messagesOf(language)] as const)
const OTHERS = MESSAGES.filter(([language]) => language !== 'en')

const english = leavesOf(messagesOf('en'))

describe.each(MESSAGES)('the messages in %s', (language, messages) => {
  const leaves = leavesOf(messages)

  it('say each reason why words were left out of a text', () => {
    for (const reason of DROP_REASONS) expect(messages.desk).toHaveProperty(['leftOut', reason])
  })

  it('have the forms "one" and "other" where English has, and only forms that Intl knows', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const faults = [...formsByStem(leaves)].flatMap(([stem, forms]) => [
      ...(forms.has('one') && forms.has('other') ? [] : [`${stem}: lacks "one" or "other"`]),
      ...[...forms]
        .filter((form) => form !== 'zero' && !pluralCategories.some((category) => category === form))
        .map((form) => `${stem}: has no form "${form}" in ${language}`),
    ])
    expect(faults).toEqual([])
  })

  it('have no word that a term of the glossary replaces', () => {
    expect(refusedIn(leaves, TESTED_LANGUAGES[language].refused)).toEqual([])
  })

  it('are not empty and have no space at an end', () => {
    const faults = [...leaves].filter(([, text]) => text === '' || text !== text.trim())
    expect(faults).toEqual([])
  })
})

it('a namespace stands in one file, which has the same name in each language', () => {
  const filesOf = (language: string) =>
    messageFiles(language).flatMap(({ path, messages }) =>
      Object.keys(messages).map((name) => `${name} in ${basename(path)}`),
    )
  const english = filesOf('en')
  expect(new Set(english.map((line) => line.split(' ')[0])).size).toBe(english.length)
  for (const [language] of OTHERS) expect(filesOf(language), language).toEqual(english)
})

it('there is one folder per interface language, and no other', () => {
  const entries = readdirSync('src/i18n/messages', { withFileTypes: true })
  const folders = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  expect(folders.sort()).toEqual([...UI_LANGUAGES].sort())
})

describe.each(OTHERS)('the messages in %s, beside English', (language, messages) => {
  const leaves = leavesOf(messages)

  it('load every namespace of English', async () => {
    const translator = createI18n()
    expect(await loadMessages(translator, language)).toBe(true)
    const unknown = Object.entries(messagesOf('en')).filter(([namespace, messages]) => {
      // The build writes these into the page.
      if (namespace === 'early') return false
      const [key = ''] = leavesOf(messages).keys()
      return translator.getFixedT(language, namespace as 'common')(key as 'close') === key
    })
    expect(unknown).toEqual([])
  })

  it('have exactly the keys of English, apart from plural forms', () => {
    expect([...stemsOf(leaves)].sort()).toEqual([...stemsOf(english)].sort())
  })

  it('spell out zero where English does', () => {
    const zeros = (of: ReadonlyMap<string, string>) => [...of.keys()].filter((key) => key.endsWith('_zero'))
    expect(zeros(leaves).sort()).toEqual(zeros(english).sort())
  })

  it('take the same variables', () => {
    const own = variablesByStem(leaves)
    const faults = [...variablesByStem(english)].flatMap(([stem, names]) => {
      const found = [...(own.get(stem) ?? [])].sort().join(', ')
      const expected = [...names].sort().join(', ')
      return found === expected ? [] : [`${stem}: takes {${found}}, English takes {${expected}}`]
    })
    expect(faults).toEqual([])
  })

  it('are translated; texts equal to English are listed with the reason', () => {
    const same = [...leaves].filter(
      ([key, text]) => english.get(key) === text && /\p{L}{2}/u.test(bare(text)),
    )
    const reasons = [...SAME_EVERYWHERE, ...TESTED_LANGUAGES[language].sameAsEnglish]
    const allowed: ReadonlySet<string> = new Set(reasons.flatMap(({ texts }) => texts))
    expect(same.filter(([, text]) => !allowed.has(text))).toEqual([])
    const used = new Set(same.map(([, text]) => text))
    expect(
      [...allowed].filter((text) => !used.has(text)),
      'every entry of the list is needed',
    ).toEqual([])
  })
})

it('French has no-break spaces before : ; ? ! » and after «', () => {
  const faults = [...leavesOf(messagesOf('fr'))].filter(
    ([, text]) =>
      /[^\u00a0\u202f(][;?!»]|[^\u00a0\d/][:](?!\/)|«[^\u00a0]/u.test(text.replaceAll(/\{\{.*?\}\}/g, 'x')) ||
      /["'“”]/.test(text),
  )
  expect(faults).toEqual([])
})

it('Dutch quotes only with ‘…’', () => {
  const faults = [...leavesOf(messagesOf('nl'))].filter(([, text]) => /["'“”„«»]/.test(text))
  expect(faults).toEqual([])
})

/** Every text by key path, namespace first. */
function leavesOf(node: object, path = ''): ReadonlyMap<string, string> {
  const leaves = Object.entries(node).flatMap(([name, child]: [string, unknown]): [string, string][] => {
    const key = path === '' ? name : `${path}.${name}`
    if (typeof child === 'string') return [[key, child]]
    if (typeof child === 'object' && child !== null) return [...leavesOf(child, key)]
    throw new Error(`${key}: a message is a text`)
  })
  return new Map(leaves)
}

const FORM = /_(zero|one|two|few|many|other)$/

function stemsOf(leaves: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...leaves.keys()].map((key) => key.replace(FORM, '_#')))
}

function formsByStem(leaves: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const forms = new Map<string, Set<string>>()
  for (const key of leaves.keys()) {
    const form = FORM.exec(key)?.[1]
    if (form === undefined) continue
    const stem = key.replace(FORM, '')
    forms.set(stem, (forms.get(stem) ?? new Set()).add(form))
  }
  return forms
}

/** The variables of a plural are those of all its forms: "one" may spell out its number. */
function variablesByStem(leaves: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const variables = new Map<string, Set<string>>()
  for (const [key, text] of leaves) {
    const stem = key.replace(FORM, '_#')
    const names = variables.get(stem) ?? new Set()
    for (const [, name] of text.matchAll(/\{\{\s*(\w+).*?\}\}/g)) names.add(name ?? '')
    variables.set(stem, names)
  }
  return variables
}

function bare(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}/g, '')
}
