import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useKeptFocus } from '#features/desk/DeskPage.tsx'

/** Parts that come and go, as those of the Desk. */
function Page({ list, doubts }: { list: 'section' | 'div' | null; doubts: readonly string[] }) {
  const frame = useKeptFocus()
  const figures = <button type="button">Figures</button>
  return (
    <main tabIndex={-1}>
      <div ref={frame}>
        <div>
          {list === 'section' && <section>{figures}</section>}
          {list === 'div' && <div>{figures}</div>}
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>
                <button type="button">{doubt}</button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </main>
  )
}

/** Two controls of which only their labels say what they do; the second one goes. */
function Icons({ isReading }: { isReading: boolean }) {
  const frame = useKeptFocus()
  return (
    <main tabIndex={-1}>
      <div ref={frame}>
        <div>
          <button type="button" aria-label="All projects" />
          <section>
            {isReading && <button type="button" aria-label="Stop reading" />}
            <button type="button">Add files</button>
          </section>
        </div>
      </div>
    </main>
  )
}

const button = (name: string) => screen.getByRole('button', { name })

test('a control in a new place keeps the focus; one that goes passes it on to its neighbours, or to the page', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<Page list="section" doubts={['Row 2', 'Row 4']} />)
  await user.tab()
  const before = button('Figures')
  expect(before).toHaveFocus()
  rerender(<Page list="div" doubts={['Row 2', 'Row 4']} />)
  expect(button('Figures')).not.toBe(before)
  await waitFor(() => expect(button('Figures')).toHaveFocus())
  await user.tab()
  expect(button('Row 2')).toHaveFocus()
  rerender(<Page list="div" doubts={['Row 4']} />)
  await waitFor(() => expect(button('Row 4')).toHaveFocus())
  rerender(<Page list={null} doubts={[]} />)
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus())
})

test('controls without words are told apart by their labels', async () => {
  const { rerender } = render(<Icons isReading />)
  button('Stop reading').focus()
  rerender(<Icons isReading={false} />)
  await waitFor(() => expect(button('Add files')).toHaveFocus())
})

test('nobody who has left the controls is led back to them', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<Page list="section" doubts={['Row 2', 'Row 4']} />)
  await user.click(button('Row 2'))
  await user.click(screen.getByRole('list'))
  document.body.focus()
  ;(document.activeElement as HTMLElement).blur()
  rerender(<Page list="section" doubts={['Row 4']} />)
  await new Promise((resolve) => setTimeout(resolve))
  expect(document.body).toHaveFocus()
})
