import type {
  DescribeTasksCommandInput,
  DescribeTasksCommandOutput,
  ListTasksCommandInput,
  ListTasksCommandOutput,
} from '@aws-sdk/client-ecs'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { clusterOf, ecsArn, lastPart } from './names.ts'
import { statusOf } from './state.ts'
import { taskView } from './task_view.ts'

/** DescribeTasks takes at most this many. Source: ECS API reference. */
const tasksAtOnce = 100

export const listTasks = operation<ListTasksCommandInput, ListTasksCommandOutput>({
  members: ['cluster', 'serviceName', 'family', 'desiredStatus', 'nextToken', 'maxResults', 'launchType'],
  answer(
    { cluster: name, serviceName, family, desiredStatus = 'RUNNING', nextToken, maxResults, launchType = 'FARGATE' },
    { account },
  ) {
    const cluster = clusterOf(account, name)
    const service = serviceName === undefined ? undefined : lastPart(serviceName)
    if (service !== undefined && !cluster.services.some((one) => one.name === service)) {
      throw new AwsFault('ServiceNotFoundException', 'Service not found.')
    }
    const stopped = desiredStatus === 'STOPPED'
    const tasks = cluster.tasks.filter((task) => {
      const status = statusOf(task, account.clock.now())
      if (status === undefined || (status === 'STOPPED') !== stopped || launchType !== 'FARGATE') return false
      if (family !== undefined && !lastPart(task.taskDefinition).startsWith(`${family}:`)) return false
      return service === undefined || task.service === service
    })
    const page = pageOf(tasks, {
      token: nextToken,
      wished: maxResults,
      size: account.pageSizes.tasks,
      invalid: 'InvalidParameterException',
    })
    return { taskArns: page.items.map(({ id }) => ecsArn(account, `task/${cluster.name}/${id}`)), nextToken: page.next }
  },
})

export const describeTasks = operation<DescribeTasksCommandInput, DescribeTasksCommandOutput>({
  members: ['cluster', 'tasks', 'include'],
  answer({ cluster: name, tasks = [] }, { account }) {
    const cluster = clusterOf(account, name)
    if (tasks.length === 0) throw new AwsFault('InvalidParameterException', 'Tasks cannot be empty.')
    if (tasks.length > tasksAtOnce) {
      throw new AwsFault('InvalidParameterException', `You can describe a maximum of ${tasksAtOnce} tasks.`)
    }
    const now = account.clock.now()
    const found = tasks.map((wanted) =>
      cluster.tasks.find((task) => task.id === lastPart(wanted) && statusOf(task, now) !== undefined),
    )
    return {
      tasks: found.flatMap((task) => (task === undefined ? [] : [taskView(account, cluster, task)])),
      failures: tasks.flatMap((wanted, index) =>
        found[index] === undefined
          ? [{ arn: ecsArn(account, `task/${cluster.name}/${lastPart(wanted)}`), reason: 'MISSING' }]
          : [],
      ),
    }
  },
})
