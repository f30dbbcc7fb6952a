import { postEphemeral, postMessage, remove, update as updateMessage } from './chat.ts'
import { completeUpload, uploadUrl } from './files.ts'
import type { Method } from './method.ts'
import { authTest, botInfo, channelInfo, channelMembers, groupMembers, usersInfo } from './people.ts'
import { open, publish, update as updateView } from './views.ts'

/** Every Web API method that the simulated Slack has; any other is answered with `unknown_method`. */
export const methods: readonly Method[] = [
  authTest,
  botInfo,
  postEphemeral,
  postMessage,
  remove,
  updateMessage,
  completeUpload,
  uploadUrl,
  channelInfo,
  channelMembers,
  groupMembers,
  usersInfo,
  open,
  publish,
  updateView,
]
