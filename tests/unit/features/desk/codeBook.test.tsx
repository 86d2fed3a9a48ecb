import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { citationAt } from '#domain/evidence.ts'
import { CorpusView } from '#features/desk/corpus/CorpusView.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { NO_FILTER } from '#state/desk/corpusRows.ts'
import { begin, inNewBrowsers, saved, stateOf, TEXT } from '#tests/support/deskTabs.ts'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

inNewBrowsers()

/** Two codes of which the first marks a word, merged into the second on the page. */
async function merged(isMarkedByOther = false) {
  const tab = await begin()
  const citation = citationAt(stateOf(tab).documentId ?? '', TEXT.text, 0, 7)
  const harm = tab.desk.addCode({ name: 'Harm', definition: '', sign: 'HA' })
  tab.desk.addCode({ name: 'Damage', definition: '', sign: 'DA' })
  const { reader } = stateOf(tab)
  tab.desk.setCoding(harm, citation, true)
  if (isMarkedByOther) {
    tab.desk.setReader('Second')
    tab.desk.setCoding(harm, citation, true)
    tab.desk.setReader(reader)
  }
  replaceDesk(tab.desk, tab.desk.store)
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <CorpusView filter={NO_FILTER} onFilter={() => {}} isBack={false} onReview={() => {}} />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  await user.click(screen.getByRole('button', { name: 'Your codes' }))
  const before = book()
  await user.click(screen.getByRole('button', { name: 'Change “Harm”' }))
  const dialog = screen.getByRole('dialog')
  await user.selectOptions(within(dialog).getByLabelText('Merge into another code'), 'Damage')
  await user.click(within(dialog).getByRole('button', { name: 'Merge' }))
  expect(book()).not.toEqual(before)
  await saved(tab)
  return { user, before }
}

/** The rows of the code book: sign, name, number of marks and documents. */
const book = () =>
  within(screen.getByRole('table', { name: 'Code book' }))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent)

test.each([false, true])(
  'a merge of two codes is taken back by its key (marked by another reader too: %s)',
  async (isMarkedByOther) => {
    const { user, before } = await merged(isMarkedByOther)
    await user.keyboard('z')
    expect(book()).toEqual(before)
  },
)

test('a merge of two codes is taken back by its button, which goes with the last change of the book', async () => {
  const { user, before } = await merged()
  const undo = screen.getByRole('button', { name: 'Undo Z' })
  await user.click(undo)
  expect(book()).toEqual(before)
  // The mark and the two codes; what is left is a decision on a claim.
  for (let count = 0; count < 3; count += 1) await user.click(undo)
  expect(undo).not.toBeInTheDocument()
})
