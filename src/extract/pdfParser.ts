import { setWindow } from './pdfWindow.ts'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'

// The parser is now at `globalThis.pdfjsWorker`, where the library looks before it would start a worker of its own.
if (setWindow) Reflect.deleteProperty(globalThis, 'window')
