import { apiHandler } from '../app/api.ts'

const answer = await apiHandler(process.env)

/** API Gateway HTTP API v2 in front of Slack. Two arguments at most: Node 24's runtime refuses callback handlers. */
export const handler = (event: unknown): ReturnType<typeof answer> => answer(event)
