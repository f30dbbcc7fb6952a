import type { Words } from '../words.ts'
import { canaryWaits } from './canary.ts'

/** What only the terminal says. */
export const terminal: Words['terminal'] = {
  usage: '用法：otel <命令> [环境] [选项]',
  also: '终端里还有：',
  options: {
    json: '以一个 JSON 对象输出答案',
    sandbox: '由模拟账户回答，不访问 AWS',
    fault: '先在模拟账户中制造故障；可重复使用（需配合 --sandbox）',
    save: '把读取到的全部事实写入文件，密钥等敏感信息已脱敏',
    facts: '根据这样的文件判断，不访问 AWS',
    follow: 'logs：持续显示新日志',
    commands: '显示全部证据及对应的 aws 命令',
  },
  verbs: {
    manifest: 'Slack 应用清单；用于 API Gateway 时加上 --url URL',
    faults: '模拟账户支持的故障（--list）',
    facts: '会读取的事实及其 schema（--list）',
    secrets: '机器人的密钥：otel secrets set NAME…、otel secrets list',
    doctor: '检查整条链路，并指出第一个断开的环节',
    check: '检查 JSON 格式的 Terraform 计划：otel check PLAN.json [--collector-config FILE] [--markdown]',
    deploys: '供部署工作流使用：otel deploys claim、otel deploys end',
    schema: '某个答案的 JSON schema：otel schema verify',
  },
  simulated: '模拟账户：以下内容都不是真实的。',
  faultNeedsSandbox: '--fault 是模拟的故障，需要配合 --sandbox 使用。',
  unknownFault: (name, like) =>
    `没有名为 ${name} 的故障。${like === undefined ? '' : `是不是想输入 ${like}？`}“otel faults --list”会列出全部故障。`,
  needsValue: (option) => `${option} 需要一个值。`,
  cannotRead: (file) => `无法读取 ${file}。`,
  cannotWrite: (file) => `无法写入 ${file}。`,
  notFacts: (file, problem) => `${file} 的内容不是事实：${problem}`,
  noFacts: (command) => `${command} 不是根据事实判断的，因此不支持 --save 和 --facts。`,
  followOnly: '只有 logs 支持持续显示。',
  saved: (file, count) => `已将 ${count} 条事实写入 ${file}。`,
  badUrl: 'URL 必须以 https:// 开头。',
  noCommand: (name, like) => `没有 ${name} 这个命令。${like === undefined ? '' : `是不是想输入 ${like}？`}`,
  schemaOf: '哪个命令？例如 otel schema verify',
  canaryWaits,
}
