// @vitest-environment jsdom
import { runInThisContext } from 'node:vm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { embedCode, type FrameToEmbed } from '#features/share/EmbedMaker.tsx'

const LINK = 'https://map.example/#/embed?years=2025&chart=routes&v=2'
const FULL = 'https://map.example/#/explore?years=2025&v=2'
const codeOf = (frame: Partial<FrameToEmbed>) =>
  embedCode({ link: LINK, full: FULL, title: 'Routes', width: null, isMap: false, ...frame })

test('is a frame of the link, whatever its characters', () => {
  document.body.innerHTML = codeOf({ link: `${LINK}&selected=route:"><b>`, title: 'Routes: "a" & <b>' })
  const frame = document.querySelector('iframe')
  expect(frame?.getAttribute('src')).toBe(`${LINK}&selected=route:"><b>`)
  expect(frame?.title).toBe('Routes: "a" & <b>')
  expect(document.querySelector('b')).toBeNull()
})

test('is as wide as its page, or as chosen, with the height that a map then has', () => {
  document.body.innerHTML = codeOf({}) + codeOf({ width: 640, isMap: true }) + codeOf({ width: 360 })
  const sizes = [...document.querySelectorAll('iframe')].map(({ width, height }) => [width, height])
  expect(sizes).toEqual([
    ['100%', '480'],
    ['640', '576'],
    ['360', '480'],
  ])
})

test('its script gives a frame the height that this frame has sent, and ignores other messages', () => {
  document.body.innerHTML = codeOf({ title: 'one' }) + codeOf({ title: 'two' })
  const [first, second] = document.querySelectorAll('iframe')
  const links = [...document.querySelectorAll('p')]
  const listen = vi.spyOn(globalThis, 'addEventListener')
  runInThisContext(document.querySelector('script')?.textContent ?? '')
  // The window is that of other files too.
  onTestFinished(() => {
    for (const [type, heard] of listen.mock.calls) window.removeEventListener(type, heard)
  })
  const send = (data: unknown) =>
    window.dispatchEvent(new MessageEvent('message', { data, source: second?.contentWindow ?? null }))
  send({ type: 'throughline:height', height: 512 })
  expect([first?.height, second?.height]).toEqual(['480', '512'])
  // A frame that shows nothing, as where its host forbids it, keeps the link to the full view.
  expect(links.map(({ hidden }) => hidden)).toEqual([false, true])
  expect(links[0]?.querySelector('a')?.href).toBe(FULL)
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
