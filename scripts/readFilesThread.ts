import { extractText } from '#extract/extractText.ts'
import { answerGroups } from './deriveThread.ts'

answerGroups(extractText)
