import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useOneStop } from '#ui/useOneStop.ts'

function Cards() {
  const stop = useOneStop<HTMLUListElement>('li')
  return (
    <ul {...stop}>
      {['a', 'b'].map((name) => (
        <li key={name}>
          <button type="button">{name} title</button>
          <button type="button">{name} source</button>
        </li>
      ))}
    </ul>
  )
}

test('a group is one tab stop, whose arrow keys reach every button', async () => {
  const user = userEvent.setup()
  render(
    <>
      <Cards />
      <button type="button">after</button>
    </>,
  )
  const focused = () => document.activeElement?.textContent
  const press = async (keys: string) => {
    await user.keyboard(keys)
    return focused()
  }
  await user.tab()
  expect(focused()).toBe('a title')
  expect(await press('{ArrowRight}')).toBe('a source')
  expect(await press('{ArrowDown}')).toBe('b title')
  expect(await press('{End}')).toBe('b source')
  expect(await press('{ArrowRight}')).toBe('b source')
  expect(await press('{ArrowUp}')).toBe('a title')
  expect(await press('{ArrowDown}')).toBe('b title')
  await user.tab()
  expect(focused()).toBe('after')
  await user.tab({ shift: true })
  expect(screen.getByRole('button', { name: 'b title' })).toHaveFocus()
})
