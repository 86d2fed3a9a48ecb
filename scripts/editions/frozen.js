// First script of a frozen edition, before those of the app; scripts/editions/freezeBuild.ts puts EDITION in front of it.
// The app of an edition keeps nothing on the device, so that its older forms of stored data meet no newer ones, and has no
// service worker, so that it stays what it was.
{
  class Memory {
    items = new Map()
    getItem(key) {
      return this.items.get(key) ?? null
    }
    setItem(key, value) {
      this.items.set(key, String(value))
    }
    removeItem(key) {
      this.items.delete(key)
    }
  }
  const replace = (name, value) => Object.defineProperty(window, name, { value, configurable: true })
  const local = new Memory()
  try {
    // The reader's choices of display hold here too.
    for (const key of ['throughline.theme', 'throughline.text-size', 'throughline.language']) {
      const chosen = window.localStorage.getItem(key)
      if (chosen !== null) local.setItem(key, chosen)
    }
  } catch {
    // Storage is blocked.
  }
  replace('localStorage', local)
  replace('sessionStorage', new Memory())
  replace('indexedDB', undefined)
  replace(
    'BroadcastChannel',
    class extends window.BroadcastChannel {
      constructor(name) {
        super(`${EDITION.id} ${name}`)
      }
    },
  )
  delete window.Navigator.prototype.serviceWorker
}
