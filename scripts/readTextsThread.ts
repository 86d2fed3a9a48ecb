import { answerGroups } from './deriveThread.ts'

answerGroups(() => {
  throw new Error('This thread reads texts alone.')
})
