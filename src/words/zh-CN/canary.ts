import { code, say } from '../../rich.ts'
import { type CanaryWords, meaningOf, type StepMeanings } from '../canary-words.ts'

const steps = { dns: 'DNS 解析', tcp: 'TCP 连接', traces: 'OTLP 发送追踪', metrics: 'OTLP 发送指标' } as const
const things = { traces: '该追踪', metrics: '该指标数据点' } as const

const meanings: StepMeanings = {
  dns: {
    not_found: say`Collector 的名称没有地址：没有健康的任务注册，或者该函数位于另一个 VPC`,
    timed_out: say`VPC 的解析器没有应答`,
    else: say`VPC 的解析器无法应答`,
  },
  tcp: {
    refused: say`那里没有程序在监听：Collector 没有运行，或者监听了别的端口`,
    timed_out: say`没有应答：安全组拦住了金丝雀，或者已经没有任务使用该地址`,
    else: say`没有到达那里的路由`,
  },
  otlp: {
    timed_out: say`Collector 接受了连接，但没有及时应答`,
    unavailable: say`Collector 现在不接收任何数据；通常是它的内存限制器所致`,
    unimplemented: say`Collector 没有对应的管道`,
    exhausted: say`Collector 没有余量接收`,
    denied: say`Collector 不允许发送`,
    rejected: say`Collector 无法理解所发送的内容`,
    else: say`Collector 返回了错误`,
  },
}

export const canary: CanaryWords = {
  canaryThrough: ({ dns, tcp, traces, metrics, seconds }) =>
    say`DNS ${dns} ms，TCP ${tcp} ms，OTLP ${traces} ms 和 ${metrics} ms，两者均在 ${seconds} s 内读回`,
  canaryStep: ({ step, milliseconds, detail }) =>
    detail === undefined
      ? say`${steps[step]}：${milliseconds} ms`
      : say`${steps[step]}：${milliseconds} ms，${code(detail, 120)}`,
  canaryStepFailed: ({ step, milliseconds, error, detail }) => {
    const said = say`${steps[step]}在 ${milliseconds} ms 后出错：${meaningOf(meanings, step, error)}`
    return detail === undefined || detail === '' ? said : say`${said}（${code(detail, 300)}）`
  },
  canaryFound: ({ signal, place, seconds }) => say`${things[signal]}已在 ${seconds} s 内从 ${code(place)} 读回`,
  canaryWaiting: ({ signal, place, seconds }) =>
    say`发送 ${seconds} s 后，${things[signal]}尚未出现在 ${code(place)} 中`,
  canaryLost: ({ signal, place, seconds }) =>
    say`Collector 已接收${things[signal]}，但 ${seconds} s 后 ${code(place)} 中仍没有：它在 Collector 之后丢失了`,
  canaryUnread: ({ signal, place, why }) =>
    why === ''
      ? say`无法在 ${code(place)} 中查找${things[signal]}`
      : say`无法在 ${code(place)} 中查找${things[signal]}：${code(why, 300)}`,
}

/** What the terminal says while it waits for a canary. */
export const canaryWaits = (seconds: number): string => `金丝雀已在 ${seconds} s 前发送，正在查找……`
