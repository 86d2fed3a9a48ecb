import { expect, it } from 'vitest'
import { createI18n, loadMessages, withAllPlurals } from '#i18n/i18n.ts'

it('adds the French form for whole millions, copied from "other", at any depth', () => {
  const messages = { list: { items_one: 'une', items_other: 'des' }, plain: 'mot' }
  expect(withAllPlurals(messages, 'fr')).toEqual({
    list: { items_one: 'une', items_other: 'des', items_many: 'des' },
    plain: 'mot',
  })
})

it('keeps an existing form, and the two forms of Dutch', () => {
  expect(withAllPlurals({ n_one: '1', n_many: 'veel', n_other: 'x' }, 'fr')).toEqual({
    n_one: '1',
    n_many: 'veel',
    n_other: 'x',
  })
  expect(withAllPlurals({ n_one: '1', n_other: 'x' }, 'nl')).toEqual({ n_one: '1', n_other: 'x' })
})

it('says none in French, groups digits, and never falls back to English for a number', async () => {
  const translator = createI18n()
  expect(await loadMessages(translator, 'fr')).toBe(true)
  await translator.changeLanguage('fr')
  const say = (count: number) => translator.t('filters:option', { label: 'Frontex', count })
  expect(say(0)).toBe('Frontex, aucune mesure')
  expect(say(1)).toBe('Frontex, 1 mesure')
  expect(say(1234)).toBe('Frontex, 1\u202f234 mesures')
  expect(say(1_000_000)).toBe('Frontex, 1\u202f000\u202f000 mesures')
})

it('has no messages for an unknown language', async () => {
  expect(await loadMessages(createI18n(), 'de')).toBe(false)
})
