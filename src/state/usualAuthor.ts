import * as z from 'zod/mini'
import { type DraftBriefing, newDraft } from '#domain/draftBriefing.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { own } from './ownBriefings.ts'
import { readersToday } from './readersToday.ts'
import { readStored, writeStored } from './shelf/readStored.ts'

const KEY = 'throughline.author'

/** Sets the author of a briefing, whom this browser puts under the next ones too. */
export function setAuthor(briefing: string, author: string): void {
  own.edit(briefing, (before) => ({ ...before, author }), 'head author')
  writeStored(KEY, author.trim() || null)
}

/** An empty briefing without a name by the author who was given last; nobody where none was. Not kept yet. */
export function emptyBriefing(language: string): DraftBriefing {
  const drafts = [...own.store.getState().entries.values()].map(({ history }) => history.present)
  const author = readStored(KEY, z.string()) ?? drafts.at(-1)?.author ?? ''
  return newDraft({
    id: own.newId(),
    title: '',
    author,
    language: uiLanguageOf(language),
    date: readersToday(),
  })
}
