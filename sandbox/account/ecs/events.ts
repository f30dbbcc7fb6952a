import type { ServiceEvent } from '@aws-sdk/client-ecs'
import { uuid } from '../chance.ts'
import { hour } from '../clock.ts'
import type { Account } from '../state.ts'
import { type Cluster, type EcsService, runningTasks } from './state.ts'

/** ECS says so every six hours while nothing changes, and keeps the newest 100. Source: ECS documentation, service event messages. */
const steadyEvery = 6 * hour
const kept = 100

const steadyTimes = ({ account, cluster, service }: Subject): Date[] => {
  const now = account.clock.now().getTime()
  const from = Math.max(service.createdAt.getTime() + steadyEvery, now - kept * steadyEvery)
  const first =
    service.createdAt.getTime() + Math.ceil((from - service.createdAt.getTime()) / steadyEvery) * steadyEvery
  const times: Date[] = []
  for (let at = first; at <= now; at += steadyEvery) {
    const date = new Date(at)
    if (
      date < (cluster.tasks[0]?.createdAt ?? date) ||
      runningTasks(cluster, service.name, date).length >= service.wanted
    ) {
      times.push(date)
    }
  }
  return times
}

type Subject = { account: Account; cluster: Cluster; service: EcsService }

/** @returns the service's events as ECS lists them: newest first. */
export const eventsOf = (subject: Subject): ServiceEvent[] => {
  const { account, service } = subject
  const steady = steadyTimes(subject).map((at) => ({
    at,
    message: `(service ${service.name}) has reached a steady state.`,
  }))
  return [...service.events, ...steady]
    .filter(({ at }) => at <= account.clock.now())
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, kept)
    .map(({ at, message }) => ({
      id: uuid(account.seed, service.name, at.getTime(), message),
      createdAt: at,
      message,
    }))
}
