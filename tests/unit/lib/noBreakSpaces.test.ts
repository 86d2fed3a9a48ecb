import { expect, test } from 'vitest'
import { LANGUAGE_WORDS } from '#domain/languages/allLanguages.ts'
import { withYearsFree, withYearsHeld } from '#lib/textMarks.ts'

test.each([
  ['Detections fell in 2025 by a quarter', 'Detections fell in~2025 by a quarter'],
  ['Routes: 2024 against 2025', 'Routes: 2024 against~2025'],
  ['Calais Group: 2024 and 2025', 'Calais Group: 2024~and~2025'],
  ['In 2023 and 2024 and 2025', 'In~2023 and~2024 and~2025'],
  ['Toegangsregelingen 2025, 2024 2025', 'Toegangsregelingen 2025, 2024 2025'],
  ['Detecties daalden in 2025 met een kwart', 'Detecties daalden in~2025 met een kwart'],
  ['12 000 of 20250 at sea', '12 000 of 20250 at sea'],
])('holds the years of “%s” beside their words', (title, held) => {
  expect(withYearsHeld(title).replaceAll('\u00a0', '~')).toBe(held)
  expect(withYearsFree(withYearsHeld(title))).toBe(title)
})

test('a title read back keeps the spaces of French punctuation', () => {
  const title = LANGUAGE_WORDS.fr.withSetSpaces('Manche : « 2024 et 2025 » : en 2025 !')
  expect(withYearsFree(withYearsHeld(title))).toBe(title)
})
