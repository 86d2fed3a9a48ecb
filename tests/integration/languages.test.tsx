import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createI18n, loadMessages } from '#i18n/i18n.ts'
import { startPreferences, useUiStore } from '#state/uiStore.ts'
import { openFold } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

// The first request for a language loads its files, which is not under test.
beforeAll(async () => {
  const translator = createI18n()
  await Promise.all([loadMessages(translator, 'fr'), loadMessages(translator, 'nl')])
})

afterEach(() => {
  document.documentElement.lang = ''
})

it('choosing a language changes all text at once, updates the link and is stored', async () => {
  const { user } = await renderApp()
  await openFold(user, 'Kind', 'Measures')
  await user.click(screen.getByRole('button', { name: 'Language: English (EN)' }))
  const languages = await screen.findByRole('group', { name: 'Language' })
  expect(within(languages).getByRole('button', { pressed: true })).toHaveAccessibleName('English (EN)')
  await user.click(within(languages).getByRole('button', { name: 'Français (FR)' }))

  expect(await screen.findByRole('navigation', { name: 'Navigation principale' })).toBeInTheDocument()
  const filters = screen.getByRole('region', { name: 'Filtres' })
  expect(await within(filters).findByRole('checkbox', { name: /^Contrôle des frontières,/ })).toBeVisible()
  expect(screen.getByRole('button', { name: /^Langue\s: Français/ })).toBeInTheDocument()
  expect(document.documentElement).toHaveAttribute('lang', 'fr')
  expect(window.location.hash).toContain('lang=fr')

  // A later visit by a link without a language.
  useUiStore.setState(useUiStore.getInitialState(), true)
  startPreferences()
  expect(useUiStore.getState().language).toBe('fr')
})

it('the link’s language wins over the stored one and is not stored', async () => {
  window.localStorage.setItem('throughline.language', 'fr')
  await renderApp({ link: '#/explore?lang=nl' })
  expect(await screen.findByRole('navigation', { name: 'Hoofdnavigatie' })).toBeInTheDocument()
  expect(document.documentElement).toHaveAttribute('lang', 'nl')
  expect(window.localStorage.getItem('throughline.language')).toBe('fr')
})

it('Back undoes a change of language', async () => {
  const { user } = await renderApp({ link: '#/explore?lang=fr' })
  await user.click(await screen.findByRole('button', { name: /^Langue/ }))
  await user.click(await screen.findByRole('button', { name: 'Nederlands (NL)' }))
  expect(await screen.findByRole('navigation', { name: 'Hoofdnavigatie' })).toBeInTheDocument()
  window.history.back()
  await waitFor(() => expect(document.documentElement).toHaveAttribute('lang', 'fr'))
  expect(await screen.findByRole('navigation', { name: 'Navigation principale' })).toBeInTheDocument()
})
