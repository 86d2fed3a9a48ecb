/**
 * Why a published file could not be used: not fetched, not fetched because there is no network, gone with the version
 * that it was a part of, not JSON, or not of its schema.
 */
export type DatasetFault = 'unreachable' | 'offline' | 'replaced' | 'torn' | 'mistyped'

/** A published file that failed; `place` is the HTTP status or the path of the first wrong field. */
export class DatasetError extends Error {
  readonly file: string
  readonly fault: DatasetFault
  readonly place: string | null

  constructor(file: string, fault: DatasetFault, place: string | null) {
    super(`${file}: ${fault}${place === null ? '' : ` (${place})`}`)
    this.name = 'DatasetError'
    this.file = file
    this.fault = fault
    this.place = place
  }
}
