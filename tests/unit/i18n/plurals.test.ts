import { expect, it } from 'vitest'
import { createI18n, loadMessages, withAllPlurals } from '#i18n/i18n.ts'

it('gives French the form for whole millions, in the words of all other numbers, at any depth', () => {
  const messages = { list: { items_one: 'une', items_other: 'des' }, plain: 'mot' }
  expect(withAllPlurals(messages, 'fr')).toEqual({
    list: { items_one: 'une', items_other: 'des', items_many: 'des' },
    plain: 'mot',
  })
})

it('leaves a form that is written as it is written, and Dutch with its two', () => {
  expect(withAllPlurals({ n_one: '1', n_many: 'veel', n_other: 'x' }, 'fr')).toEqual({
    n_one: '1',
    n_many: 'veel',
    n_other: 'x',
  })
  expect(withAllPlurals({ n_one: '1', n_other: 'x' }, 'nl')).toEqual({ n_one: '1', n_other: 'x' })
})

it('speaks French with nought as one, with grouped digits, and never falls back to English for a number', async () => {
  const translator = createI18n()
  expect(await loadMessages(translator, 'fr')).toBe(true)
  await translator.changeLanguage('fr')
  const say = (count: number) => translator.t('filters:option', { label: 'Frontex', count })
  expect(say(0)).toBe('Frontex, 0 mesure')
  expect(say(1)).toBe('Frontex, 1 mesure')
  expect(say(1234)).toBe('Frontex, 1\u202f234 mesures')
  expect(say(1_000_000)).toBe('Frontex, 1\u202f000\u202f000 mesures')
})

it('knows no words of a language that is none of ours', async () => {
  expect(await loadMessages(createI18n(), 'de')).toBe(false)
})
