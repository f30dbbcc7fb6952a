import * as z from 'zod'
import { inSlackWords, viewProblems } from '../blocks.ts'
import { changed, type Slack, type SlackView } from '../slack.ts'
import { method, type Reply, refused } from './method.ts'

/** Already checked by `viewProblems`; only what the simulation itself reads is named. */
const View = z.looseObject({ type: z.enum(['modal', 'home']), callback_id: z.string().optional() })

const viewRefusal = (view: unknown): Reply | undefined => {
  const problems = viewProblems(view)
  return problems.length === 0 ? undefined : refused('invalid_arguments', inSlackWords(problems))
}

const answer = ({ id, hash, view }: SlackView, { workspace }: Slack): Reply => ({
  ok: true,
  view: {
    ...view,
    id,
    hash,
    team_id: workspace.team,
    app_id: workspace.app,
    bot_id: workspace.bot.id,
    root_view_id: id,
  },
})

const kept = (slack: Slack, view: Omit<SlackView, 'hash'>): Reply => {
  const fresh = { ...view, hash: `${slack.now().getTime()}.${slack.next()}` }
  slack.views.set(fresh.id, fresh)
  changed(slack)
  return answer(fresh, slack)
}

const triggerRefusal = (slack: Slack, id: string): Reply | undefined => {
  const trigger = slack.triggers.get(id)
  if (trigger === undefined) return refused('invalid_trigger_id')
  if (trigger.used) return refused('exchanged_trigger_id')
  return slack.now().getTime() > trigger.until ? refused('expired_trigger_id') : undefined
}

export const open = method(
  'views.open',
  { trigger_id: z.string(), view: View },
  ({ trigger_id: id, view }, { slack }) => {
    const no = triggerRefusal(slack, id) ?? (view.type === 'modal' ? viewRefusal(view) : refused('invalid_arguments'))
    const trigger = slack.triggers.get(id)
    if (no !== undefined || trigger === undefined) return no ?? refused('invalid_trigger_id')
    trigger.used = true
    return kept(slack, { id: `V${slack.next()}`, user: trigger.user, view, open: true })
  },
)

export const update = method(
  'views.update',
  { view_id: z.string(), view: View, hash: z.string().optional() },
  ({ view_id: id, view, hash }, { slack }) => {
    const before = slack.views.get(id)
    if (before === undefined || !before.open) return refused('not_found')
    if (hash !== undefined && hash !== before.hash) return refused('hash_conflict')
    return viewRefusal(view) ?? kept(slack, { ...before, view })
  },
)

export const publish = method(
  'views.publish',
  { user_id: z.string(), view: View },
  ({ user_id: user, view }, { slack }) => {
    if (!slack.workspace.people.some(({ id }) => id === user))
      return refused('invalid_arguments', ['user_id is not known'])
    const no = viewRefusal(view)
    if (no !== undefined) return no
    return view.type === 'home'
      ? kept(slack, { id: `VHOME${user}`, user, view, open: true })
      : refused('invalid_arguments')
  },
)
