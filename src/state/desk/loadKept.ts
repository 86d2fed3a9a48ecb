import { DESK_KEY, useLayers } from '#state/layers.ts'

/** The reader's own marks, where this device keeps a project of the Desk. */
export async function loadKept(): Promise<void> {
  if (import.meta.env.MODE === 'single') {
    const carried = (await import('#state/singleFile.ts')).EMBEDDED_PARCEL?.own
    // Marks that the file carries win over those kept on this device, because its briefing cites them.
    if (carried) return (await import('./showOwn.ts')).showOwn(carried)
  }
  if (window.localStorage.getItem(DESK_KEY) !== null) {
    useLayers.setState({ isPending: true })
    try {
      await (await import('./showOwn.ts')).showKeptOwn()
    } finally {
      useLayers.setState({ isPending: false })
    }
  }
}
