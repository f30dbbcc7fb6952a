/** Servers and workers whose loggers have handlers of their own. */
export type Framework = 'uvicorn' | 'gunicorn' | 'hypercorn' | 'celery' | 'access log'

/** What they write while they start and stop. */
const banner =
  /Started (?:server|parent|reloader) process|Waiting for application|Application (?:startup|shutdown) complete|Uvicorn running on|Shutting down|Finished server process|Starting gunicorn|Listening at:|Using worker:|Booting worker|Control socket|Handling signal|Worker exiting|was sent SIG|Running on http|Connected to |mingle:| ready\.$|Warm shutdown|Waiting for connections|Stopping parent process/

/** Default formats of uvicorn 0.54, gunicorn 27, hypercorn 0.18 and celery 5.7, as measured under Python 3.11. */
const formats: readonly (readonly [RegExp, Framework])[] = [
  [/^(?:DEBUG: {4}|INFO: {5}|WARNING: {2}|ERROR: {4}|CRITICAL: )\S/, 'uvicorn'],
  [/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] \[\d+\] \[[A-Z]+\] \S+:\d+ - - \[/, 'hypercorn'],
  [/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] \[\d+\] \[[A-Z]+\] /, 'gunicorn'],
  [/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}: [A-Z]+\/[\w-]+\] /, 'celery'],
  [
    /^[\da-fA-F.:]+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}[: ]\d\d:\d\d:\d\d(?: [+-]\d{4})?\] "[A-Z]+ [^"]*" \d{3} /,
    'access log',
  ],
]

/** @returns whose default format a line has; `banner` is true for what is written while it starts and stops. */
export const frameworkIn = (text: string): { framework: Framework; banner: boolean } | undefined => {
  const framework = formats.find(([pattern]) => pattern.test(text))?.[1]
  return framework === undefined ? undefined : { framework, banner: banner.test(text) }
}
