import { expect, it } from 'vitest'
import { addEnglish, createI18n, loadMessages } from '#i18n/i18n.ts'

it('says none in French, groups digits, and never falls back to English for a number', async () => {
  const translator = createI18n()
  expect(await loadMessages(translator, 'fr')).toBe(true)
  const t = translator.getFixedT('fr', 'filters')
  const say = (count: number) => t('option', { label: 'Frontex', count })
  expect(say(0)).toBe('Frontex, aucune mesure')
  expect(say(1)).toBe('Frontex, 1 mesure')
  expect(say(1234)).toBe('Frontex, 1\u202f234 mesures')
  // French has a form "many" for whole millions, which reads like "other".
  expect(say(1_000_000)).toBe('Frontex, 1\u202f000\u202f000 mesures')
})

it('has no messages for an unknown language', async () => {
  expect(await loadMessages(createI18n(), 'xx')).toBe(false)
})

it('reads groups, namespaces in order, a default, and takes values as they are', () => {
  addEnglish('first', {
    deep: { named: '{{name}} in {{year}}' },
    pages_one: 'one page',
    pages_other: '{{count}} pages',
  })
  addEnglish('second', { last: 'of the second' })
  const t = createI18n().getFixedT('en', ['first', 'second'] as never) as unknown as (
    key: string,
    values?: object,
  ) => unknown
  expect(t('deep.named', { name: '<b>{{year}}</b>', year: 2024 })).toBe('<b>{{year}}</b> in 2024')
  expect(t('last')).toBe('of the second')
  expect(t('common:missing.key')).toBe('missing.key')
  expect(t('pages', { count: 1 })).toBe('one page')
  expect(t('pages', { count: 2000 })).toBe('2,000 pages')
  expect(t('pages', { count: '2k' })).toBe('pages')
  expect(t('missing', { defaultValue: 'else {{name}}', name: 'x' })).toBe('else x')
  expect(t('deep', { returnObjects: true })).toEqual({ named: '{{name}} in {{year}}' })
})

it('refuses what the English files do not have, as the compiler sees it', () => {
  const translator = createI18n()
  const t = translator.getFixedT('en', ['map', 'lens'])
  const known = [t('lens:allRoutes'), t('legend')]
  const unknown = [
    // @ts-expect-error No file has this key.
    t('figure.nowhere'),
    // @ts-expect-error The key of a namespace that this `t` does not name.
    t('still:title'),
    // @ts-expect-error A namespace after the first needs its name in front.
    t('allRoutes'),
    // @ts-expect-error A plural takes a number.
    translator.getFixedT('en', 'filters')('option', { label: 'Frontex', count: '1' }),
    // @ts-expect-error A group is read whole, and only on request.
    t('figure'),
  ]
  expect([...known, ...unknown].every((text) => typeof text === 'string')).toBe(true)
  // @ts-expect-error It would ask for keys of `lens` that the other does not know.
  const asked: typeof t = translator.getFixedT('en', ['map', 'still'])
  expect(asked).toBeTypeOf('function')
})
