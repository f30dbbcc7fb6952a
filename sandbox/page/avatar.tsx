import { nameOf, useView } from './view.ts'

/** Colours of people, dark enough for white letters (contrast above 4.5). */
const colours: Record<string, string> = {
  U0DEVELOPER: '#1f5fbf',
  U0ONCALL: '#9a3412',
  U0GUEST: '#5b21b6',
  U0STRANGER: '#4b5563',
  USLACKBOT: '#611f69',
}

/** A square with a person's letter; the app has its mark. */
export const Avatar = ({ user, small = false }: { user: string; small?: boolean }) => {
  const view = useView()
  const isBot = user === view.workspace.bot.user
  const style = { background: colours[user] ?? '#0f766e' }
  return (
    <span className={small ? 'avatar small' : 'avatar'} style={style} aria-hidden>
      {isBot ? '◈' : nameOf(user, view).slice(0, 1)}
    </span>
  )
}
