import { bindActions } from '#lib/bindActions.ts'
import { goOnInTriage, readCorpus, startTriage, stopTriage } from './deskCorpus.ts'
import * as documents from './deskDocuments.ts'
import { takeReferences } from './deskDocuments.ts'
import * as files from './deskFiles.ts'
import { addCode, decide, importCodes, mergeCodes, setCode, setCoding, setOutcome, undo } from './deskLog.ts'
import {
  closeProject,
  exportClaims,
  flush,
  joinFile,
  newProject,
  openProject,
  readRaw,
  removeProject,
  rename,
  setReader,
  setShowsOthers,
  start,
  sync,
} from './deskProjects.ts'
import { type DeskEnvironment, newSession } from './deskState.ts'
import * as tables from './deskTables.ts'

/** Creates the Desk of a page: its state, and what a reader can do. */
export function createDesk(environment: DeskEnvironment) {
  const session = newSession(environment)
  return {
    store: session.store,
    ...bindActions(session, {
      start,
      flush,
      newProject,
      openProject,
      closeProject,
      readRaw,
      removeProject,
      rename,
    }),
    ...bindActions(session, {
      setReader,
      setShowsOthers,
      sync,
      decide,
      setOutcome,
      addCode,
      setCode,
      importCodes,
      mergeCodes,
      setCoding,
      undo,
      joinFile,
      exportClaims,
      takeReferences,
    }),
    ...bindActions(session, documents),
    ...bindActions(session, { readCorpus, startTriage, stopTriage, goOnInTriage }),
    ...bindActions(session, tables),
    ...bindActions(session, files),
  }
}
export type DeskActions = ReturnType<typeof createDesk>
