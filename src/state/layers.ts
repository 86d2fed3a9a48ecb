import { create } from 'zustand'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { OwnData } from '#domain/own/data.ts'
import type { WhoseShown } from '#domain/own/whose.ts'
import type { IsoDate } from '#domain/period.ts'

/** Joins a published file with the reader's own marks. Equal input gives the same object. */
export type Layered = { readonly [Name in DatasetName]?: (published: Dataset<Name>) => Dataset<Name> }

export interface Layers {
  /** The day as of which files are shown, where they are; its part of the joining. */
  readonly known: Readonly<{ day: IsoDate; layered: Layered }> | null
  /** The reader's own marks; null when there are none, or before they were read. */
  readonly own: OwnData | null
  /** How files are joined with them, without the day known; empty while only the published marks show. */
  readonly joined: Layered
  /** Both together: what a file passes through. */
  readonly layered: Layered
  /** The same for a view with a layer of its own, such as that of a briefing step. */
  readonly layeredIn: (layer: WhoseShown) => Layered
  /** Whether the marks that this device keeps are still being read. */
  readonly isPending: boolean
}

/** The layer of own marks, which every published file passes through on its way to the page. */
export const useLayers = create<Layers>()(() => ({
  own: null,
  known: null,
  joined: {},
  layered: {},
  layeredIn: () => ({}),
  isPending: false,
}))

/** The key under which this device keeps the open project of the Desk and the reader's name. */
export const DESK_KEY = 'throughline.desk'
