import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// The first test of a file waits for the parts that load on their own, and for whatever else the machine is doing.
configure({ asyncUtilTimeout: 20_000 })

// jsdom knows the dialog but not how to open it over the page: the focus goes in, the rest is the browser's.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
  this.querySelector<HTMLElement>('input, button')?.focus()
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

afterEach(() => {
  cleanup()
})
