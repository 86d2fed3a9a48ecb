import { expose } from 'comlink'
import { expect, it, onTestFinished, vi } from 'vitest'
import { connectDesk } from '#worker/connectDesk.ts'

it('lets a file go once it is read, however long its signal lives', async () => {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  expose({ read: async () => ({ ok: true }) }, port1)
  port2.start()
  const worker = connectDesk(port2, () => port2.close())
  const { signal } = new AbortController()
  const listening = new Set<unknown>()
  const { addEventListener, removeEventListener } = signal
  vi.spyOn(signal, 'addEventListener').mockImplementation((type, listener) => {
    listening.add(listener)
    addEventListener.call(signal, type, listener)
  })
  vi.spyOn(signal, 'removeEventListener').mockImplementation((type, listener) => {
    listening.delete(listener)
    removeEventListener.call(signal, type, listener)
  })
  const reading = worker.read({ name: 'plan.txt', bytes: new Uint8Array() }, { signal, onProgress: () => {} })
  expect(listening.size).toBe(1)
  expect(await reading).toMatchObject({ ok: true })
  await new Promise((resolve) => setTimeout(resolve))
  expect(listening.size).toBe(0)
})
