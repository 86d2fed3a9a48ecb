import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Endpoint } from 'comlink'
import suggestions from '#data/derived/suggestions.json?raw'
import { createDeskEngine } from './deskEngine.ts'
import { serveDesk } from './serveDesk.ts'

const FILES = import.meta.glob<string>(
  ['/data/sources/lexicon/*.json', '!/data/sources/lexicon/basemap.json'],
  { query: '?raw', import: 'default', eager: true },
)

serveDesk(
  // The types of the page's window stand for the worker's, whose messages have no target.
  self as unknown as Endpoint,
  createDeskEngine(
    Object.entries(FILES).map(([path, text]) => ({ path: path.slice(1), text })),
    suggestions,
    (text) => bytesToHex(sha256(utf8ToBytes(text))),
  ),
)
