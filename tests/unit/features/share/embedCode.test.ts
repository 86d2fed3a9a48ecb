// @vitest-environment jsdom
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import { embedCode } from '#features/share/embedCode.ts'

const LINK = 'https://map.example/#/embed?years=2025&chart=routes&v=2'

test('is a frame of the link, whatever its characters', () => {
  document.body.innerHTML = embedCode(`${LINK}&selected=route:"><b>`, 'Routes: "a" & <b>')
  const frame = document.querySelector('iframe')
  expect(frame?.getAttribute('src')).toBe(`${LINK}&selected=route:"><b>`)
  expect(frame?.title).toBe('Routes: "a" & <b>')
  expect(document.querySelector('b')).toBeNull()
})

test('its script gives a frame the height that this frame has sent, and ignores other messages', () => {
  document.body.innerHTML = embedCode(LINK, 'one') + embedCode(LINK, 'two')
  const [first, second] = document.querySelectorAll('iframe')
  runInThisContext(document.querySelector('script')?.textContent ?? '')
  const send = (data: unknown) =>
    window.dispatchEvent(new MessageEvent('message', { data, source: second?.contentWindow ?? null }))
  send({ type: 'throughline:height', height: 512 })
  expect([first?.height, second?.height]).toEqual(['480', '512'])
  for (const data of [
    null,
    'text',
    { type: 'other', height: 9 },
    { type: 'throughline:height', height: 'x' },
  ]) {
    send(data)
  }
  expect(second?.height).toBe('512')
})
